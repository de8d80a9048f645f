package com.insightpulseai.mcp.scanner.gate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.insightpulseai.mcp.sdk.socket.Finding;

/** The findings of the base of a change. */
final class BaselineFindings {

    private final Collection<Finding> findings;
    private final Map<FindingIdentity, Set<String>> manifests = new HashMap<>();

    BaselineFindings(List<Finding> findings) {
        Map<FindingVariants, Finding> distinct = new LinkedHashMap<>();
        for (Finding finding : findings) {
            distinct.putIfAbsent(FindingVariants.of(finding), finding);
            for (FindingIdentity identity : FindingIdentity.of(finding)) {
                manifests.computeIfAbsent(identity, one -> new HashSet<>()).addAll(finding.manifestFiles());
            }
        }
        this.findings = distinct.values();
    }

    boolean has(Finding finding) {
        return FindingIdentity.of(finding).stream().anyMatch(manifests::containsKey);
    }

    /** Returns all manifests that name the package of a finding here. */
    Set<String> manifests(Finding finding) {
        Set<String> all = new HashSet<>();
        FindingIdentity.of(finding).forEach(identity -> all.addAll(manifests.getOrDefault(identity, Set.of())));
        return all;
    }

    /** Returns the findings that a change does not have any more. Those that were triaged away are left out. */
    List<Finding> gone(Collection<Finding> head) {
        Set<FindingIdentity> present = new HashSet<>();
        head.forEach(finding -> present.addAll(FindingIdentity.of(finding)));
        List<Finding> gone = new ArrayList<>();
        for (Finding finding : findings) {
            if (PolicyAction.of(finding) != PolicyAction.IGNORE
                    && FindingIdentity.of(finding).stream().noneMatch(present::contains)) {
                gone.add(finding);
            }
        }
        return gone;
    }
}
