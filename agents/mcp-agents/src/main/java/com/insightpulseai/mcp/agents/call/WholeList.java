package com.insightpulseai.mcp.agents.call;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import com.insightpulseai.mcp.sdk.client.Answer;
import com.insightpulseai.mcp.sdk.client.Pages;

/**
 * Reads a list to its end and notes what may be missing from it, so that a short list is never taken for a whole one.
 *
 * @param <R> a page
 * @param <T> the items
 */
public final class WholeList<R, T> {

    private static final int MOST_ITEMS = 10_000;
    private static final int MOST_PAGES = 500;

    private final Function<R, List<T>> items;
    private final Function<R, Boolean> truncated;
    private final Function<R, Optional<String>> nextCursor;
    private final Function<R, Optional<Long>> unreadable;

    public WholeList(Function<R, List<T>> items, Function<R, Boolean> truncated, Function<R, Optional<String>> nextCursor,
            Function<R, Optional<Long>> unreadable) {
        this.items = items;
        this.truncated = truncated;
        this.nextCursor = nextCursor;
        this.unreadable = unreadable;
    }

    /**
     * A list as far as it was read.
     *
     * @param doubt why it may have more items; empty for a whole list
     */
    public record Read<T>(List<T> items, Optional<String> doubt) {

        /** Returns the items where they are all, else why not. */
        public Part<List<T>> whole(String subject) {
            return doubt.<Part<List<T>>> map(reason -> new Part.Missing<>(subject, reason))
                    .orElseGet(() -> new Part.Known<>(items));
        }
    }

    /** Reads all pages, at most 10,000 items. */
    public Read<T> read(Pages<R, T> pages) {
        List<T> all = new ArrayList<>();
        Optional<String> doubt = Optional.empty();
        Iterator<Answer<R>> answers = pages.pages().iterator();
        for (int page = 1; answers.hasNext(); page++) {
            if (all.size() >= MOST_ITEMS || page > MOST_PAGES) {
                return new Read<>(all, Optional.of("the list has more than " + all.size() + " items, which were not read"));
            }
            Answer<R> answer = answers.next();
            all.addAll(items.apply(answer.value()));
            doubt = doubt.or(() -> doubt(answer));
        }
        return new Read<>(all, doubt);
    }

    private Optional<String> doubt(Answer<R> page) {
        long odd = unreadable.apply(page.value()).orElse(0L);
        if (odd > 0) {
            return Optional.of(odd + " of its items could not be read");
        } else if (truncated.apply(page.value()) && nextCursor.apply(page.value()).isEmpty()) {
            return Optional.of("the list was cut off");
        }
        return page.stale() ? Optional.of("the list is an earlier one, since the provider fails") : Optional.empty();
    }
}
