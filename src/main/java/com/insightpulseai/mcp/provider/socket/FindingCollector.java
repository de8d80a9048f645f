package com.insightpulseai.mcp.provider.socket;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

import com.insightpulseai.mcp.tool.AnswerSize;

/**
 * Counts every finding of a scan and keeps the most urgent ones, in memory that does not grow with the scan.
 * <p>
 * Not safe for use by several threads.
 */
final class FindingCollector {

    private final int maxFindings;
    private final int maxBytes;
    private final AnswerSize size;
    private final Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
    private final PriorityQueue<Finding> leastUrgentFirst = new PriorityQueue<>(Finding.BY_URGENCY.reversed());
    private int total;

    /**
     * @param maxFindings how many findings to keep at most
     * @param maxBytes how long their JSON may be together
     */
    FindingCollector(int maxFindings, int maxBytes, AnswerSize size) {
        this.maxFindings = maxFindings;
        this.maxBytes = maxBytes;
        this.size = size;
    }

    void add(Artifact artifact) {
        for (Artifact.Alert alert : artifact.alerts()) {
            Finding finding = Finding.of(artifact, alert);
            total++;
            counts.merge(finding.severity(), 1, Integer::sum);
            leastUrgentFirst.add(finding);
            if (leastUrgentFirst.size() > maxFindings) {
                leastUrgentFirst.poll();
            }
        }
    }

    ScanFindings collected() {
        List<Finding> urgent = new ArrayList<>(leastUrgentFirst);
        urgent.sort(Finding.BY_URGENCY);
        SeveritySummary summary = new SeveritySummary(count(Severity.CRITICAL), count(Severity.HIGH), count(Severity.MEDIUM),
                count(Severity.LOW));
        return new ScanFindings(summary, size.fitting(urgent, maxBytes), total);
    }

    private int count(Severity severity) {
        return counts.getOrDefault(severity, 0);
    }
}
