package com.insightpulseai.mcp.provider.socket.finding;

import java.util.List;
import java.util.Optional;

import com.insightpulseai.mcp.provider.socket.finding.Finding.AffectedPackage;

/**
 * Where a page of a scan's findings ended. It holds the last finding's place in the order and not a number of findings, so the
 * next page costs no more memory than the first, however far on it is.
 *
 * @param last the last finding given, as far as the order looks at it
 * @param repeats how many findings of just this place have been given
 */
public record FindingCursor(Finding last, int repeats) {

    private static final int PARTS = 8;

    /** The cursor of a page's end. */
    static FindingCursor after(List<Finding> page, Optional<FindingCursor> before) {
        Finding last = page.get(page.size() - 1);
        long repeats = page.stream().filter(finding -> isAt(finding, last)).count()
                + before.filter(cursor -> isAt(cursor.last(), last)).map(FindingCursor::repeats).orElse(0);
        return new FindingCursor(last, (int) repeats);
    }

    /** @return empty if it is no cursor of ours */
    public static Optional<FindingCursor> decode(String cursor) {
        return Cursors.decode(cursor, PARTS).flatMap(parts -> Cursors.count(parts.get(7)).map(repeats -> new FindingCursor(
                new Finding(Severity.of(parts.get(0)), parts.get(4), Optional.empty(), Optional.empty(),
                        new AffectedPackage("", parts.get(2), Optional.of(parts.get(3))), false, List.of(), List.of(),
                        Optional.of(parts.get(6)), Optional.of(parts.get(1)), Optional.of(parts.get(5)), Optional.empty()),
                repeats)));
    }

    public String encoded() {
        return Cursors.encode(last.severity().wireName(), last.action().orElse(""), last.affected().name(),
                last.affected().version().orElse(""), last.type(), last.key().orElse(""), last.file().orElse(""),
                Integer.toString(repeats));
    }

    boolean isBefore(Finding finding) {
        return Finding.BY_URGENCY.compare(last, finding) < 0;
    }

    boolean isAt(Finding finding) {
        return isAt(last, finding);
    }

    private static boolean isAt(Finding one, Finding other) {
        return Finding.BY_URGENCY.compare(one, other) == 0;
    }
}
