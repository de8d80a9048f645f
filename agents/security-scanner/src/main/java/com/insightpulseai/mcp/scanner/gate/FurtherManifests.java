package com.insightpulseai.mcp.scanner.gate;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.insightpulseai.mcp.cli.SafeText;
import com.insightpulseai.mcp.sdk.socket.Finding;

/** Manifests that came to name the packages of known findings. They do not count, and are named. */
final class FurtherManifests {

    /** The server names so many manifests of a finding; where it leaves some out, nothing can be compared. */
    private static final int MOST_NAMED = 10;
    private static final int MOST_IN_NOTE = 5;
    private static final int LONGEST_PATH = 200;

    private final Set<String> manifests = new TreeSet<>();
    private int findings;

    /** Returns the manifests of a finding that the baseline does not have. */
    List<String> of(Finding finding, BaselineFindings baseline) {
        Set<String> earlier = baseline.manifests(finding);
        if (earlier.isEmpty() || earlier.size() >= MOST_NAMED) {
            return List.of();
        }
        List<String> further = finding.manifestFiles().stream().filter(file -> !earlier.contains(file)).toList();
        if (!further.isEmpty()) {
            findings++;
            manifests.addAll(further);
        }
        return further;
    }

    /** Returns one note, or none. */
    List<String> notes() {
        if (findings == 0) {
            return List.of();
        }
        String named = String.join(", ",
                manifests.stream().limit(MOST_IN_NOTE).map(file -> SafeText.oneLine(file, LONGEST_PATH)).toList());
        int more = manifests.size() - MOST_IN_NOTE;
        return List.of((findings == 1 ? "1 known finding is" : findings + " known findings are") + " in further manifests: "
                + named + (more > 0 ? " and " + more + " more" : ""));
    }
}
