package com.insightpulseai.mcp.sdk.client;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The items of a list that a tool gives in pages, without waiting. Each subscriber calls the tool anew. A page is requested
 * when its first item is, so one page is held at a time, and a subscriber that cancels ends the call that is under way. The
 * list goes on over empty pages and ends where the tool names no further page.
 * <p>
 * Items arrive on the threads of the HTTP client, so a subscriber must not block. A failure is a
 * {@link com.insightpulseai.mcp.sdk.problem.McpException}.
 *
 * @param <R> the tool's result, which is one page
 * @param <T> the items
 */
public final class AsyncPages<R, T> implements Flow.Publisher<T> {

    private final Optional<String> first;
    private final Function<Optional<String>, CompletableFuture<Answer<R>>> tool;
    private final Function<R, List<T>> items;
    private final Function<R, Optional<String>> nextCursor;

    /**
     * @param first cursor of the first page
     * @param tool gets the page at a cursor
     */
    AsyncPages(Optional<String> first, Function<Optional<String>, CompletableFuture<Answer<R>>> tool,
            Function<R, List<T>> items, Function<R, Optional<String>> nextCursor) {
        this.first = first;
        this.tool = tool;
        this.items = items;
        this.nextCursor = nextCursor;
    }

    /** Sends all items, as many as the subscriber requests. */
    @Override
    public void subscribe(Flow.Subscriber<? super T> subscriber) {
        subscribe(subscriber, answer -> items.apply(answer.value()));
    }

    /** Returns the results themselves, for what is beside their items. */
    public Flow.Publisher<Answer<R>> pages() {
        return subscriber -> subscribe(subscriber, List::of);
    }

    /**
     * Passes all items to an action, one after the other.
     *
     * @return a future that completes after the last item, and fails as a call or the action does; to cancel it ends the calls
     */
    public CompletableFuture<Void> forEach(Consumer<? super T> action) {
        EachItem<T> each = new EachItem<>(action);
        subscribe(each);
        return each.end();
    }

    private <E> void subscribe(Flow.Subscriber<? super E> subscriber, Function<Answer<R>, List<E>> elements) {
        new PageSubscription<R, E>(subscriber, tool, elements, nextCursor, new PageCursors(first)).begin();
    }
}
