package com.insightpulseai.mcp.scanner.gate;

import java.util.Comparator;
import java.util.Set;

/** The order of findings for people. It is total, so that two reports of the same findings are equal. */
final class Urgency {

    private static final Set<String> MALWARE = Set.of("malware", "gptMalware");

    static final Comparator<JudgedFinding> ORDER = Comparator.comparing((JudgedFinding one) -> !one.counts())
            .thenComparing(JudgedFinding::status)
            .thenComparingInt(one -> SeverityRank.of(one.finding().severity()))
            .thenComparing(one -> !MALWARE.contains(one.finding().type()))
            .thenComparing(one -> !one.finding().vulnerability().map(cause -> cause.knownExploited()).orElse(false))
            .thenComparing(one -> PolicyAction.of(one.finding()))
            .thenComparing(one -> !one.finding().direct())
            .thenComparing(one -> one.finding().affectedPackage().ecosystem())
            .thenComparing(one -> one.finding().affectedPackage().name())
            .thenComparing(one -> one.finding().affectedPackage().version().orElse(""))
            .thenComparing(one -> one.finding().type())
            .thenComparing(JudgedFinding::fingerprint);

    private Urgency() {
    }
}
