package com.insightpulseai.mcp.sdk.scan;

import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.insightpulseai.mcp.sdk.problem.UnexpectedAnswer;
import com.insightpulseai.mcp.sdk.socket.Finding;
import com.insightpulseai.mcp.sdk.socket.ScanGetResult;

/** The pages of a scan after the first one. Each is a call when it is reached, and one is held at a time. */
final class FurtherPages implements Iterator<ScanGetResult> {

    private final Function<String, ScanGetResult> tool;
    private final Set<String> seen = new HashSet<>();
    private Optional<String> cursor;

    /**
     * @param first cursor of the second page
     * @param tool gets the page at a cursor
     */
    private FurtherPages(String first, Function<String, ScanGetResult> tool) {
        this.cursor = Optional.of(first);
        this.tool = tool;
        seen.add(first);
    }

    /** Returns the findings of all pages from a cursor on. */
    static Stream<Finding> findings(String first, Function<String, ScanGetResult> tool) {
        Iterator<ScanGetResult> pages = new FurtherPages(first, tool);
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(pages, Spliterator.ORDERED | Spliterator.NONNULL), false)
                .flatMap(page -> page.findings().stream());
    }

    @Override
    public boolean hasNext() {
        return cursor.isPresent();
    }

    @Override
    public ScanGetResult next() {
        ScanGetResult page = tool.apply(cursor.orElseThrow(() -> new NoSuchElementException("the last page was read")));
        cursor = page.nextCursor();
        if (cursor.filter(next -> !seen.add(next)).isPresent()) {
            throw new UnexpectedAnswer(200, "Its next_cursor leads back to a page that was read before.", "");
        }
        return page;
    }
}
