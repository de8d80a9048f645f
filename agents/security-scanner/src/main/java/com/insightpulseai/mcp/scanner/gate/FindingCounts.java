package com.insightpulseai.mcp.scanner.gate;

import java.util.List;

import com.insightpulseai.mcp.sdk.socket.Finding.Severity;

/**
 * Numbers of findings.
 *
 * @param counting that make the gate fail
 * @param newFindings whose status is new, counting ones included
 * @param known whose status is known
 * @param fixed whose status is fixed
 * @param allowed whose status is allowed
 * @param ignored whose status is ignored
 */
public record FindingCounts(long counting, long newFindings, long known, long fixed, long allowed, long ignored) {

    /** Counts findings. */
    public static FindingCounts of(List<JudgedFinding> findings) {
        long counting = 0;
        long[] byStatus = new long[FindingStatus.values().length];
        for (JudgedFinding finding : findings) {
            counting += finding.counts() ? 1 : 0;
            byStatus[finding.status().ordinal()]++;
        }
        return new FindingCounts(counting, byStatus[FindingStatus.NEW.ordinal()], byStatus[FindingStatus.KNOWN.ordinal()],
                byStatus[FindingStatus.FIXED.ordinal()], byStatus[FindingStatus.ALLOWED.ordinal()],
                byStatus[FindingStatus.IGNORED.ordinal()]);
    }

    /**
     * Returns the number of counting findings of a severity; of {@code UNKNOWN} with words that are newer than this program.
     */
    public static long counting(List<JudgedFinding> findings, Severity severity) {
        return findings.stream().filter(JudgedFinding::counts)
                .filter(one -> SeverityRank.word(one.finding().severity()).equals(SeverityRank.word(severity))).count();
    }
}
