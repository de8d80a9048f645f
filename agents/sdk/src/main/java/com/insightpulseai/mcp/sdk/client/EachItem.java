package com.insightpulseai.mcp.sdk.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/** Passes all items to an action. */
final class EachItem<T> implements Flow.Subscriber<T> {

    private final Consumer<? super T> action;
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    EachItem(Consumer<? super T> action) {
        this.action = action;
    }

    /** Returns the future of the end. To cancel it cancels the subscription. */
    CompletableFuture<Void> end() {
        return end;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        end.whenComplete((nothing, failure) -> {
            if (failure != null) {
                subscription.cancel();
            }
        });
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(T item) {
        try {
            action.accept(item);
        } catch (RuntimeException e) {
            end.completeExceptionally(e);
        }
    }

    @Override
    public void onError(Throwable failure) {
        end.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        end.complete(null);
    }
}
