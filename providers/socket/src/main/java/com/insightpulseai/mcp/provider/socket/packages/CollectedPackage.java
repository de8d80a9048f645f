package com.insightpulseai.mcp.provider.socket.packages;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import com.insightpulseai.mcp.provider.socket.finding.Finding;
import com.insightpulseai.mcp.provider.socket.finding.Severity;
import com.insightpulseai.mcp.provider.socket.finding.SeveritySummary;
import com.insightpulseai.mcp.provider.socket.wire.Artifact;
import com.insightpulseai.mcp.provider.socket.wire.PackageLine;

/** What has been read about one package so far. */
final class CollectedPackage {

    /** An alert that Socket makes up to say that it does not know a package yet. */
    private static final String PENDING = "pendingScan";

    private final String purl;
    private final boolean unmatched;
    private final Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
    private final TreeSet<Finding> mostUrgent = new TreeSet<>(Finding.BY_URGENCY);
    private Optional<PackageScore> score = Optional.empty();
    private Optional<String> version = Optional.empty();
    private boolean known;
    private boolean pending;
    private int total;

    /** @param unmatched whether no package that was asked for is known to be this one */
    CollectedPackage(String purl, boolean unmatched) {
        this.purl = purl;
        this.unmatched = unmatched;
    }

    String purl() {
        return purl;
    }

    boolean isKnown() {
        return known;
    }

    boolean isWithoutAlerts() {
        return total == 0;
    }

    /** @return by how many more alerts are kept than before */
    int add(PackageLine line, Artifact artifact, int mostAlerts) {
        int before = mostUrgent.size();
        known = true;
        version = artifact.version();
        score = Optional.ofNullable(line.score()).map(PackageScore::of)
                .map(added -> score.map(added::worse).orElse(added)).or(() -> score);
        for (Artifact.Alert alert : artifact.alerts().readable()) {
            if (alert.type().equals(PENDING)) {
                pending = true;
            } else {
                Finding finding = Finding.of(artifact, alert);
                total++;
                counts.merge(finding.severity(), 1, Integer::sum);
                mostUrgent.add(finding);
                cut(mostAlerts);
            }
        }
        return mostUrgent.size() - before;
    }

    /** @return how many alerts are kept no longer */
    int cut(int mostAlerts) {
        int cut = 0;
        while (mostUrgent.size() > mostAlerts) {
            mostUrgent.pollLast();
            cut++;
        }
        return cut;
    }

    PackageReport report() {
        return new PackageReport(purl, version, pending, score, SeveritySummary.of(counts),
                mostUrgent.stream().map(PackageAlert::of).toList(), total, Optional.of(unmatched).filter(alone -> alone));
    }
}
