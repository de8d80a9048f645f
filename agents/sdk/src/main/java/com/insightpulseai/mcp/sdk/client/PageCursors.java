package com.insightpulseai.mcp.sdk.client;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import com.insightpulseai.mcp.sdk.problem.UnexpectedAnswer;

/** The way through the pages of one list. It holds the cursor of each page, and is not safe for concurrent use. */
final class PageCursors {

    private final Set<String> seen = new HashSet<>();
    private Optional<String> next;
    private boolean ended;

    /** @param first cursor of the first page */
    PageCursors(Optional<String> first) {
        next = first;
        first.ifPresent(seen::add);
    }

    boolean isEnded() {
        return ended;
    }

    /** Returns the cursor of the page that comes next; empty for the list's first page. */
    Optional<String> next() {
        return next;
    }

    /**
     * Goes on behind a page.
     *
     * @param following the cursor that the page names; without one the list ends
     * @throws UnexpectedAnswer if it leads back, which also ends the list
     */
    void advance(Optional<String> following) {
        if (following.isPresent() && !seen.add(following.get())) {
            ended = true;
            throw new UnexpectedAnswer(200, "Its next_cursor leads back to a page that was read before.", "");
        }
        next = following;
        ended = following.isEmpty();
    }
}
