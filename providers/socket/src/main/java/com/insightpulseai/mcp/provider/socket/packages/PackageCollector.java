package com.insightpulseai.mcp.provider.socket.packages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import com.insightpulseai.mcp.provider.socket.wire.Artifact;
import com.insightpulseai.mcp.provider.socket.wire.PackageLine;
import com.insightpulseai.mcp.upstream.MalformedAnswerException;
import com.insightpulseai.mcp.upstream.Trimmed;

/**
 * Puts the lines of Socket's answer to the packages that were asked for, in memory that does not grow with the answer.
 * <p>
 * A line belongs to the package URL that it names as its input. Where it names none, or one that nobody asked for, it
 * belongs to the package URL of the same type, name and version; failing that to those that may be spelled otherwise, or that
 * left the version open. A line that belongs to none is kept by itself: its alerts must not be lost.
 * <p>
 * Not safe for use by several threads.
 */
final class PackageCollector {

    /** An alert that Socket makes up to say that it does not know a package. */
    private static final String NOT_FOUND = "notFound";
    /** Of all packages together; far more than an answer has room for. */
    private static final int MAX_ALERTS = 8_192;
    private static final int MAX_UNMATCHED = 1_024;

    private final Map<String, CollectedPackage> byText = new LinkedHashMap<>();
    private final Map<String, List<CollectedPackage>> exact = new HashMap<>();
    private final Map<String, List<CollectedPackage>> loose = new HashMap<>();
    private final Map<String, CollectedPackage> unmatched = new LinkedHashMap<>();
    private int alertsEach;
    private int kept;
    private int leftOut;
    private int unreadable;

    /** @param packages what was asked for, each package once */
    PackageCollector(List<PackageUrl> packages, int alertsEach) {
        this.alertsEach = alertsEach;
        for (PackageUrl purl : packages) {
            CollectedPackage collected = new CollectedPackage(purl.text(), false);
            String version = purl.version().orElse("");
            byText.put(purl.text(), collected);
            put(exact, PackageSpelling.exact(purl.type(), purl.name(), version), collected);
            put(loose, PackageSpelling.loose(purl.type(), purl.name(), version), collected);
        }
    }

    void add(PackageLine line) throws MalformedAnswerException {
        if (!line.isPackage()) {
            return;
        }
        Artifact artifact = line.toArtifact();
        unreadable += artifact.alerts().unreadable();
        if (artifact.alerts().readable().stream().noneMatch(alert -> alert.type().equals(NOT_FOUND))) {
            List<CollectedPackage> asked = askedFor(line, artifact);
            (asked.isEmpty() ? unmatched(line, artifact).stream().toList() : asked)
                    .forEach(collected -> kept += collected.add(line, artifact, alertsEach));
            while (kept > MAX_ALERTS) {
                alertsEach /= 2;
                all().forEach(collected -> kept -= collected.cut(alertsEach));
            }
        }
    }

    /** @param unreadableLines how many lines could not be read */
    PackageReports collected(int unreadableLines) {
        return new PackageReports(
                all().filter(CollectedPackage::isKnown).map(CollectedPackage::report).sorted(PackageReport.WORST_FIRST)
                        .toList(),
                byText.values().stream().filter(collected -> !collected.isKnown()).map(CollectedPackage::purl).toList(),
                leftOut, Optional.of(unreadable + unreadableLines).filter(number -> number > 0));
    }

    private Stream<CollectedPackage> all() {
        return Stream.concat(byText.values().stream(), unmatched.values().stream());
    }

    private List<CollectedPackage> askedFor(PackageLine line, Artifact artifact) {
        Optional<CollectedPackage> named = Optional.ofNullable(line.inputPurl()).map(byText::get);
        if (named.isPresent()) {
            return List.of(named.get());
        }
        String version = artifact.version().orElse("");
        return Stream.concat(
                Optional.ofNullable(line.inputPurl()).flatMap(PackageUrl::find).stream()
                        .flatMap(purl -> spelled(purl.type(), purl.name(), purl.version().orElse(""))),
                Stream.concat(spelled(artifact.type(), line.fullName(), version),
                        spelled(artifact.type(), line.fullName(), "")))
                .filter(Objects::nonNull).findFirst().orElse(List.of());
    }

    private Stream<List<CollectedPackage>> spelled(String type, String name, String version) {
        return Stream.of(exact.get(PackageSpelling.exact(type, name, version)),
                loose.get(PackageSpelling.loose(type, name, version)));
    }

    /** The place of a line that is of none of the packages asked for; empty where there are too many with alerts already. */
    private Optional<CollectedPackage> unmatched(PackageLine line, Artifact artifact) {
        String purl = Trimmed.text(Optional.ofNullable(line.inputPurl())
                .orElseGet(() -> PackageUrl.text(artifact.type(), line.fullName(), artifact.version())), PackageUrl.MAX_LENGTH);
        if (!unmatched.containsKey(purl) && unmatched.size() == MAX_UNMATCHED) {
            leftOut++;
            Optional<String> harmless = unmatched.values().stream().filter(CollectedPackage::isWithoutAlerts)
                    .map(CollectedPackage::purl).findFirst();
            if (artifact.alerts().readable().isEmpty() || harmless.isEmpty()) {
                return Optional.empty();
            }
            unmatched.remove(harmless.get());
        }
        return Optional.of(unmatched.computeIfAbsent(purl, text -> new CollectedPackage(text, true)));
    }

    private static void put(Map<String, List<CollectedPackage>> places, String spelling, CollectedPackage collected) {
        places.computeIfAbsent(spelling, first -> new ArrayList<>()).add(collected);
    }
}
