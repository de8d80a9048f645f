package com.insightpulseai.mcp.sdk.client;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The items of a list that a tool gives in pages. A page is requested when its first item is, so that each iteration calls the
 * tool anew, and one that stops early calls it less. It holds one page at a time, and a cursor for each page that was read. It
 * goes on over empty pages and ends where the tool names no further page.
 *
 * @param <R> the tool's result, which is one page
 * @param <T> the items
 */
public final class Pages<R, T> implements Iterable<T> {

    private final Optional<String> first;
    private final Function<Optional<String>, Answer<R>> tool;
    private final Function<R, List<T>> items;
    private final Function<R, Optional<String>> nextCursor;

    /**
     * @param first cursor of the first page
     * @param tool gets the page at a cursor
     */
    Pages(Optional<String> first, Function<Optional<String>, Answer<R>> tool, Function<R, List<T>> items,
            Function<R, Optional<String>> nextCursor) {
        this.first = first;
        this.tool = tool;
        this.items = items;
        this.nextCursor = nextCursor;
    }

    /** Returns an iterator over all items, which calls the tool as it goes. */
    @Override
    public Iterator<T> iterator() {
        return new Items();
    }

    /** Returns all items, lazily. */
    public Stream<T> stream() {
        return stream(iterator());
    }

    /** Returns the results themselves, lazily, for what is beside their items. */
    public Stream<Answer<R>> pages() {
        return stream(new Results());
    }

    private static <E> Stream<E> stream(Iterator<E> iterator) {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(iterator, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    private final class Results implements Iterator<Answer<R>> {

        private final PageCursors cursors = new PageCursors(first);

        @Override
        public boolean hasNext() {
            return !cursors.isEnded();
        }

        @Override
        public Answer<R> next() {
            if (cursors.isEnded()) {
                throw new NoSuchElementException("the last page was read");
            }
            Answer<R> page = tool.apply(cursors.next());
            cursors.advance(nextCursor.apply(page.value()));
            return page;
        }
    }

    private final class Items implements Iterator<T> {

        private final Results results = new Results();
        private Iterator<T> page = List.<T> of().iterator();

        @Override
        public boolean hasNext() {
            while (!page.hasNext() && results.hasNext()) {
                page = items.apply(results.next().value()).iterator();
            }
            return page.hasNext();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the last item was read");
            }
            return page.next();
        }
    }
}
