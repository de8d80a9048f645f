package com.insightpulseai.mcp.sdk.client;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * One subscriber's way through the pages of a list. Whatever happens (a request, an arrived page, the end) is noted and then
 * handled by one thread at a time, so signals never overlap and a page that is there already does not deepen the stack.
 *
 * @param <R> the tool's result
 * @param <E> what the subscriber gets
 * @see <a href="https://github.com/reactive-streams/reactive-streams-jvm">Reactive Streams</a>
 */
final class PageSubscription<R, E> implements Flow.Subscription {

    private final Flow.Subscriber<? super E> subscriber;
    private final Function<Optional<String>, CompletableFuture<Answer<R>>> tool;
    private final Function<Answer<R>, List<E>> elements;
    private final Function<R, Optional<String>> nextCursor;
    private final PageCursors cursors;

    private final AtomicInteger events = new AtomicInteger();
    private final AtomicLong demand = new AtomicLong();
    private final AtomicReference<Arrival<R>> arrived = new AtomicReference<>();
    private volatile boolean isInvalid;
    private volatile boolean isOver;
    private volatile CompletableFuture<Answer<R>> call = CompletableFuture.completedFuture(null);

    private Iterator<E> page = Collections.emptyIterator();
    private boolean isCalling;

    /** The end of a call: an answer, or the failure where that is null. */
    private record Arrival<R>(Answer<R> answer, Throwable failure) {
    }

    PageSubscription(Flow.Subscriber<? super E> subscriber, Function<Optional<String>, CompletableFuture<Answer<R>>> tool,
            Function<Answer<R>, List<E>> elements, Function<R, Optional<String>> nextCursor, PageCursors cursors) {
        this.subscriber = Objects.requireNonNull(subscriber, "subscriber");
        this.tool = tool;
        this.elements = elements;
        this.nextCursor = nextCursor;
        this.cursors = cursors;
    }

    /** Introduces itself; what the subscriber requests meanwhile is handled afterwards. */
    void begin() {
        events.set(1);
        subscriber.onSubscribe(this);
        handleEvents();
    }

    @Override
    public void request(long count) {
        if (count > 0) {
            demand.accumulateAndGet(count, (one, other) -> one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other);
        } else {
            isInvalid = true;
        }
        noteEvent();
    }

    @Override
    public void cancel() {
        isOver = true;
        call.cancel(true);
    }

    private void noteEvent() {
        if (events.getAndIncrement() == 0) {
            handleEvents();
        }
    }

    private void handleEvents() {
        int handled = 1;
        do {
            boolean goesOn = true;
            while (goesOn && !isOver) {
                goesOn = step();
            }
            handled = events.addAndGet(-handled);
        } while (handled != 0);
    }

    /** Does the next thing that can be done; returns false where there is none before another event. */
    private boolean step() {
        Arrival<R> arrival = arrived.getAndSet(null);
        if (arrival != null) {
            isCalling = false;
            take(arrival);
        } else if (isInvalid) {
            fail(new IllegalArgumentException("a subscriber must request at least one item"));
        } else if (page.hasNext()) {
            return demand.get() > 0 && send(page.next());
        } else if (isCalling) {
            return false;
        } else if (cursors.isEnded()) {
            isOver = true;
            subscriber.onComplete();
        } else if (demand.get() > 0) {
            isCalling = true;
            call();
        } else {
            return false;
        }
        return true;
    }

    private void take(Arrival<R> arrival) {
        if (arrival.failure() != null) {
            fail(arrival.failure() instanceof CompletionException wrapped ? wrapped.getCause() : arrival.failure());
            return;
        }
        try {
            cursors.advance(nextCursor.apply(arrival.answer().value()));
            page = elements.apply(arrival.answer()).iterator();
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private boolean send(E element) {
        demand.updateAndGet(count -> count == Long.MAX_VALUE ? count : count - 1);
        try {
            subscriber.onNext(element);
            return true;
        } catch (RuntimeException e) {
            cancel();
            throw e;
        }
    }

    private void call() {
        try {
            CompletableFuture<Answer<R>> started = tool.apply(cursors.next());
            call = started;
            started.whenComplete((answer, failure) -> {
                arrived.set(new Arrival<>(answer, failure));
                noteEvent();
            });
            if (isOver) {
                started.cancel(true);
            }
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private void fail(Throwable failure) {
        isOver = true;
        subscriber.onError(failure);
    }
}
