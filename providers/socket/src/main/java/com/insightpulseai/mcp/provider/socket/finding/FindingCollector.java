package com.insightpulseai.mcp.provider.socket.finding;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

import com.insightpulseai.mcp.provider.socket.wire.Artifact;
import com.insightpulseai.mcp.tool.AnswerSize;

/**
 * Counts every finding of a scan and keeps one page of those that are wanted, in memory that does not grow with the scan.
 * <p>
 * Not safe for use by several threads.
 */
public final class FindingCollector {

    private final FindingQuery query;
    private final int maxBytes;
    private final AnswerSize size;
    private final Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
    private final PriorityQueue<Finding> leastUrgentFirst = new PriorityQueue<>(Finding.BY_URGENCY.reversed());
    private int packages;
    private int total;
    private int matching;
    private int ahead;
    private int repeated;
    private int unreadable;

    /** @param maxBytes how long the JSON of the findings kept may be together */
    public FindingCollector(FindingQuery query, int maxBytes, AnswerSize size) {
        this.query = query;
        this.maxBytes = maxBytes;
        this.size = size;
    }

    public void add(Artifact artifact) {
        packages++;
        unreadable += artifact.alerts().unreadable();
        for (Artifact.Alert alert : artifact.alerts().readable()) {
            Finding finding = Finding.of(artifact, alert);
            total++;
            counts.merge(finding.severity(), 1, Integer::sum);
            if (query.covers(finding)) {
                matching++;
                if (!wasGiven(finding)) {
                    ahead++;
                    keep(finding);
                }
            }
        }
    }

    /** @param unreadableArtifacts how many artifacts could not be read */
    public ScanFindings collected(int unreadableArtifacts) {
        List<Finding> urgent = new ArrayList<>(leastUrgentFirst);
        urgent.sort(Finding.BY_URGENCY);
        List<Finding> page = size.fitting(urgent, maxBytes);
        Optional<FindingCursor> next = page.isEmpty() || page.size() == ahead ? Optional.empty()
                : Optional.of(FindingCursor.after(page, query.after()));
        return new ScanFindings(SeveritySummary.of(counts), page, packages, total, matching, next,
                Optional.of(unreadable + unreadableArtifacts).filter(number -> number > 0));
    }

    private void keep(Finding finding) {
        if (leastUrgentFirst.size() < query.limit()) {
            leastUrgentFirst.add(finding);
        } else if (Finding.BY_URGENCY.compare(finding, leastUrgentFirst.element()) < 0) {
            leastUrgentFirst.remove();
            leastUrgentFirst.add(finding);
        }
    }

    private boolean wasGiven(Finding finding) {
        if (query.after().isEmpty()) {
            return false;
        }
        FindingCursor before = query.after().get();
        if (before.isAt(finding)) {
            return repeated++ < before.repeats();
        }
        return !before.isBefore(finding);
    }
}
