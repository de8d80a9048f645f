package com.insightpulseai.mcp.provider.socket;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import com.insightpulseai.mcp.upstream.MalformedAnswerException;

/**
 * Puts the lines of Socket's answer to the packages that were asked for, in memory that does not grow with the answer.
 * <p>
 * A line belongs to the package URL that it names as its input. Where it names none, or one that nobody asked for, it
 * belongs to the package URL of the same type, name and version; failing that to one that differs in upper and lower case
 * only, or that left the version open.
 * <p>
 * Not safe for use by several threads.
 */
final class PackageCollector {

    /** Alerts that Socket makes up to say that it does not know a package, or does not know it yet. */
    private static final String NOT_FOUND = "notFound";
    private static final String PENDING = "pendingScan";

    /** Of all packages together; far more than an answer has room for. */
    private static final int MAX_ALERTS = 8_192;

    private int alertsEach;
    private int kept;
    private final Map<String, Collected> byText = new LinkedHashMap<>();
    private final Map<String, Collected> byIdentity = new LinkedHashMap<>();

    private final class Collected {

        private final PackageUrl purl;
        private final Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
        private final TreeSet<Finding> mostUrgent = new TreeSet<>(Finding.BY_URGENCY);
        private Optional<PackageScore> score = Optional.empty();
        private Optional<String> version = Optional.empty();
        private boolean known;
        private boolean pending;
        private int total;

        private Collected(PackageUrl purl) {
            this.purl = purl;
        }

        private void add(PackageLine line, Artifact artifact) {
            known = true;
            version = artifact.version();
            score = Optional.ofNullable(line.score()).map(PackageScore::of)
                    .map(added -> score.map(added::worse).orElse(added)).or(() -> score);
            for (Artifact.Alert alert : artifact.alerts()) {
                if (alert.type().equals(PENDING)) {
                    pending = true;
                } else {
                    Finding finding = Finding.of(artifact, alert);
                    total++;
                    counts.merge(finding.severity(), 1, Integer::sum);
                    kept += mostUrgent.add(finding) ? 1 : 0;
                    cut();
                }
            }
        }

        private void cut() {
            while (mostUrgent.size() > alertsEach) {
                mostUrgent.pollLast();
                kept--;
            }
        }

        private PackageReport report() {
            return new PackageReport(purl.text(), version, pending, score, SeveritySummary.of(counts),
                    mostUrgent.stream().map(PackageAlert::of).toList(), total);
        }
    }

    /** @param packages what was asked for, each package once */
    PackageCollector(List<PackageUrl> packages, int alertsEach) {
        this.alertsEach = alertsEach;
        for (PackageUrl purl : packages) {
            Collected collected = new Collected(purl);
            byText.put(purl.text(), collected);
            byIdentity.putIfAbsent(purl.identity(), collected);
        }
        for (PackageUrl purl : packages) {
            byIdentity.putIfAbsent(folded(purl.identity()), byText.get(purl.text()));
        }
    }

    void add(PackageLine line) throws MalformedAnswerException {
        if (!line.isPackage()) {
            return;
        }
        Artifact artifact = line.toArtifact();
        if (artifact.alerts().stream().noneMatch(alert -> alert.type().equals(NOT_FOUND))) {
            askedFor(line).ifPresent(collected -> collected.add(line, artifact));
            while (kept > MAX_ALERTS) {
                alertsEach /= 2;
                byText.values().forEach(Collected::cut);
            }
        }
    }

    PackageReports collected() {
        return new PackageReports(
                byText.values().stream().filter(collected -> collected.known).map(Collected::report)
                        .sorted(PackageReport.WORST_FIRST).toList(),
                byText.values().stream().filter(collected -> !collected.known).map(collected -> collected.purl.text())
                        .toList());
    }

    private Optional<Collected> askedFor(PackageLine line) {
        String version = line.version() == null ? "" : line.version();
        String exact = PackageUrl.identity(line.type(), line.fullName(), version);
        String open = PackageUrl.identity(line.type(), line.fullName(), "");
        return Optional.ofNullable(line.inputPurl()).map(byText::get)
                .or(() -> Optional.ofNullable(byIdentity.get(exact)))
                .or(() -> Optional.ofNullable(byIdentity.get(folded(exact))))
                .or(() -> Optional.ofNullable(byIdentity.get(open)))
                .or(() -> Optional.ofNullable(byIdentity.get(folded(open))));
    }

    private static String folded(String identity) {
        return identity.toLowerCase(Locale.ROOT);
    }
}
