package com.insightpulseai.mcp.provider.socket;

import java.util.Optional;

/**
 * A place in the organization's list of alerts.
 *
 * @param page Socket's cursor of the page that it is on; empty for the first page
 * @param skip how many alerts from that page's beginning on were given already, for an answer may end within a page
 */
public record AlertCursor(Optional<String> page, int skip) {

    /** The beginning of the list. */
    public static final AlertCursor START = new AlertCursor(Optional.empty(), 0);

    private static final int PARTS = 2;
    private static final int MAX_PAGE = 4_000;

    /** @return empty if it is no cursor of ours */
    public static Optional<AlertCursor> decode(String cursor) {
        return Cursors.decode(cursor, PARTS).filter(parts -> parts.get(0).length() <= MAX_PAGE)
                .flatMap(parts -> Cursors.count(parts.get(1)).map(skip -> new AlertCursor(
                        Optional.of(parts.get(0)).filter(page -> !page.isEmpty()), skip)));
    }

    public String encoded() {
        return Cursors.encode(page.orElse(""), Integer.toString(skip));
    }
}
