package com.insightpulseai.mcp.egress;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import io.smallrye.mutiny.Context;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.AbstractUni;
import io.smallrye.mutiny.subscription.UniSubscriber;
import io.smallrye.mutiny.subscription.UniSubscription;

/** Subscribes to a REST client's request, and ends its exchange instead of passing a cancellation on. */
final class ExchangeUni<T> extends AbstractUni<T> {

    private final Supplier<Uni<T>> request;
    private final Runnable onEnd;

    ExchangeUni(Supplier<Uni<T>> request, Runnable onEnd) {
        this.request = request;
        this.onEnd = onEnd;
    }

    @Override
    public void subscribe(UniSubscriber<? super T> downstream) {
        Run<T> run = new Run<>(new Exchange(onEnd), downstream);
        downstream.onSubscribe(run);
        if (!run.done.get()) {
            run.exchange.subscribing(() -> Uni.createFrom().deferred(request::get).subscribe().withSubscriber(run));
        }
    }

    /** One subscription. Exactly one of item, failure and cancellation counts. */
    private static final class Run<T> implements UniSubscriber<T>, UniSubscription {

        private final Exchange exchange;
        private final UniSubscriber<? super T> downstream;
        private final AtomicBoolean done = new AtomicBoolean();
        private volatile UniSubscription upstream;

        private Run(Exchange exchange, UniSubscriber<? super T> downstream) {
            this.exchange = exchange;
            this.downstream = downstream;
        }

        @Override
        public Context context() {
            return downstream.context();
        }

        @Override
        public void onSubscribe(UniSubscription subscription) {
            upstream = subscription;
            if (done.get()) {
                cancelUpstream();
            }
        }

        @Override
        public void onItem(T item) {
            exchange.settled();
            if (done.compareAndSet(false, true)) {
                downstream.onItem(item);
            }
        }

        @Override
        public void onFailure(Throwable failure) {
            // the rest of a body that nothing reads would hold the connection
            exchange.abort();
            exchange.settled();
            if (done.compareAndSet(false, true)) {
                downstream.onFailure(failure);
            }
        }

        @Override
        public void cancel() {
            if (done.compareAndSet(false, true)) {
                cancelUpstream();
            }
        }

        private void cancelUpstream() {
            UniSubscription subscription = upstream;
            if (exchange.abort() && subscription != null) {
                subscription.cancel();
            }
        }
    }
}
