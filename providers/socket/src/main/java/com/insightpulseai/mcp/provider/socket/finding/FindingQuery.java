package com.insightpulseai.mcp.provider.socket.finding;

import java.util.Optional;

/**
 * Which of a scan's findings are wanted.
 *
 * @param leastSeverity leaves out less serious findings and those of unknown severity
 * @param packageName a package with its namespace, exactly as findings name it
 * @param limit how many findings at most
 * @param after where the page before ended
 */
public record FindingQuery(Optional<Severity> leastSeverity, Optional<String> packageName, int limit,
        Optional<FindingCursor> after) {

    /** The most urgent findings, whatever they are about. */
    public static FindingQuery mostUrgent(int limit) {
        return new FindingQuery(Optional.empty(), Optional.empty(), limit, Optional.empty());
    }

    boolean covers(Finding finding) {
        return leastSeverity.map(least -> finding.severity().compareTo(least) <= 0).orElse(true)
                && packageName.map(name -> name.equals(finding.affected().name())).orElse(true);
    }
}
