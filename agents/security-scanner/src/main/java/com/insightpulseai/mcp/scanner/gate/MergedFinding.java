package com.insightpulseai.mcp.scanner.gate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import com.insightpulseai.mcp.sdk.socket.Finding;

/**
 * One finding for all of its variants. A variant that is neither triaged nor allowed is never hidden by one that is.
 *
 * @param finding the most urgent of those that decide, with the manifests and positions of all of these
 * @param status where triage or the allow list decides, else empty
 * @param allowedBy the reason of the entry
 */
record MergedFinding(Finding finding, Optional<FindingStatus> status, Optional<String> allowedBy) {

    private static final int MOST_PLACES = 50;
    private static final Comparator<Finding> URGENCY = Comparator
            .comparingInt((Finding finding) -> SeverityRank.of(finding.severity())).thenComparing(PolicyAction::of);

    /** Returns the finding of at least one variant. */
    static MergedFinding of(Collection<Finding> variants, AllowListUse allowList) {
        List<Finding> open = new ArrayList<>(variants.size());
        List<Finding> allowed = new ArrayList<>();
        Optional<String> reason = Optional.empty();
        for (Finding variant : variants) {
            Optional<AllowEntry> entry = allowList.allowing(variant);
            if (PolicyAction.of(variant) == PolicyAction.IGNORE) {
                continue;
            }
            reason = reason.or(() -> entry.map(AllowEntry::reason));
            (entry.isPresent() ? allowed : open).add(variant);
        }
        if (!open.isEmpty()) {
            return new MergedFinding(merged(open), Optional.empty(), Optional.empty());
        }
        return allowed.isEmpty() ? new MergedFinding(merged(variants), Optional.of(FindingStatus.IGNORED), Optional.empty())
                : new MergedFinding(merged(allowed), Optional.of(FindingStatus.ALLOWED), reason);
    }

    private static Finding merged(Collection<Finding> variants) {
        Finding first = variants.stream().min(URGENCY).orElseThrow();
        if (variants.size() == 1) {
            return first;
        }
        Optional<String> action = variants.stream().min(Comparator.comparing(PolicyAction::of)).orElseThrow().action();
        return new Finding(first.severity(), first.type(), first.category(), first.vulnerability(), first.affectedPackage(),
                variants.stream().anyMatch(Finding::direct), all(variants, finding -> finding.manifestFiles().stream()),
                all(variants, finding -> finding.positions().stream()), first.file(), action, first.key(), first.fix());
    }

    private static <T> List<T> all(Collection<Finding> variants, Function<Finding, Stream<T>> part) {
        return variants.stream().flatMap(part).distinct().limit(MOST_PLACES).toList();
    }
}
