package com.insightpulseai.mcp.provider.socket.finding;

import java.util.Optional;
import java.util.regex.Pattern;

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
    /** What any URL can carry, percent-encoded, beside all filters. */
    private static final Pattern PAGE = Pattern.compile("[\\x20-\\x7e]{1,2000}");

    /** Whether Socket's cursor can be handed back to it. */
    public static boolean isPage(String page) {
        return PAGE.matcher(page).matches();
    }

    /** @return empty if it is no cursor of ours */
    public static Optional<AlertCursor> decode(String cursor) {
        return Cursors.decode(cursor, PARTS).filter(parts -> parts.get(0).isEmpty() || isPage(parts.get(0)))
                .flatMap(parts -> Cursors.count(parts.get(1)).map(skip -> new AlertCursor(
                        Optional.of(parts.get(0)).filter(page -> !page.isEmpty()), skip)));
    }

    public String encoded() {
        return Cursors.encode(page.orElse(""), Integer.toString(skip));
    }
}
