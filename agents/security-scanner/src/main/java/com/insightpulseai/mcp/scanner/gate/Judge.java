package com.insightpulseai.mcp.scanner.gate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import com.insightpulseai.mcp.scanner.gate.JudgedFinding.Place;
import com.insightpulseai.mcp.sdk.socket.Finding;

/** Compares the findings of a change with those of its base, and decides which of them count. */
public final class Judge {

    private final GateSettings settings;
    private final AllowListUse allowList;
    private final Optional<BaselineFindings> baseline;
    private final Function<Finding, Optional<Place>> places;
    private final Map<Map.Entry<FindingIdentity, String>, Integer> ordinals = new HashMap<>();
    private final FurtherManifests furtherManifests = new FurtherManifests();

    private Judge(GateSettings settings, AllowList allowList, Optional<BaselineFindings> baseline,
            Function<Finding, Optional<Place>> places) {
        this.settings = settings;
        this.allowList = new AllowListUse(allowList);
        this.baseline = baseline;
        this.places = places;
    }

    /**
     * Judges all findings of a scan.
     *
     * @param head findings of the change
     * @param baseline findings of its base; without them every finding is new
     * @param places finds the line of a manifest that names a finding's package
     */
    public static Judgement judge(List<Finding> head, Optional<List<Finding>> baseline, GateSettings settings,
            AllowList allowList, Function<Finding, Optional<Place>> places) {
        return new Judge(settings, allowList, baseline.map(BaselineFindings::new), places).judge(head);
    }

    private Judgement judge(List<Finding> head) {
        List<JudgedFinding> judged = new ArrayList<>();
        for (Collection<Finding> variants : variants(head)) {
            judged.add(judge(MergedFinding.of(variants, allowList)));
        }
        baseline.ifPresent(base -> base.gone(head).forEach(finding -> judged.add(new JudgedFinding(finding,
                FindingStatus.FIXED, false, Optional.empty(), List.of(), Optional.empty(), fingerprint(finding, "")))));
        judged.sort(Urgency.ORDER);
        FindingCounts counts = FindingCounts.of(judged);
        List<String> notes = new ArrayList<>(allowList.notes());
        notes.addAll(furtherManifests.notes());
        return new Judgement(counts.counting() > 0 ? GateVerdict.FINDINGS : GateVerdict.CLEAN, judged, counts, notes);
    }

    /** Findings that differ in their platform, file or manifests alone, in the order of the first ones. */
    private static Collection<List<Finding>> variants(List<Finding> findings) {
        Map<FindingVariants, List<Finding>> variants = new LinkedHashMap<>();
        for (Finding finding : findings) {
            variants.computeIfAbsent(FindingVariants.of(finding), one -> new ArrayList<>(1)).add(finding);
        }
        return variants.values();
    }

    private JudgedFinding judge(MergedFinding merged) {
        Finding finding = merged.finding();
        boolean isKnown = baseline.map(base -> base.has(finding)).orElse(false);
        FindingStatus status = merged.status().orElse(isKnown ? FindingStatus.KNOWN : FindingStatus.NEW);
        List<String> newManifests = status == FindingStatus.KNOWN
                ? furtherManifests.of(finding, baseline.orElseThrow())
                : List.of();
        Optional<Place> place = places.apply(finding);
        String manifest = place.map(Place::file).or(() -> finding.manifestFiles().stream().findFirst()).orElse("");
        return new JudgedFinding(finding, status, status == FindingStatus.NEW && counts(finding), place, newManifests,
                merged.allowedBy(), fingerprint(finding, manifest));
    }

    private String fingerprint(Finding finding, String manifest) {
        FindingIdentity identity = FindingIdentity.stable(finding);
        return identity.fingerprint(manifest, ordinals.merge(Map.entry(identity, manifest), 1, Integer::sum));
    }

    private boolean counts(Finding finding) {
        return switch (settings.failOn()) {
            case SEVERITY -> countsBySeverity(finding);
            case POLICY -> countsByPolicy(finding);
            case EITHER -> countsBySeverity(finding) || countsByPolicy(finding);
        };
    }

    private boolean countsBySeverity(Finding finding) {
        return SeverityRank.isKnown(finding.severity()) ? settings.severity().isReachedBy(finding.severity()) : unknownCounts();
    }

    private boolean countsByPolicy(Finding finding) {
        return switch (PolicyAction.of(finding)) {
            case ERROR -> true;
            case UNKNOWN -> unknownCounts();
            case WARN, MONITOR, IGNORE -> false;
        };
    }

    private boolean unknownCounts() {
        return settings.unknownSeverity() == UnknownSeverity.COUNT;
    }
}
