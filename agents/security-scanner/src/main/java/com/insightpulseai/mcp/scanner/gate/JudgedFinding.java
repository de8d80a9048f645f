package com.insightpulseai.mcp.scanner.gate;

import java.util.List;
import java.util.Optional;

import com.insightpulseai.mcp.sdk.socket.Finding;

/**
 * A finding and what the gate makes of it.
 *
 * @param finding as the server sent it; of several that differ in manifests, positions or platform alone, one with those of all
 * @param status after the comparison
 * @param counts whether it makes the gate fail
 * @param place where a manifest names its package; empty for {@link FindingStatus#FIXED} and without any manifest
 * @param newManifests manifests that name the package of a known finding and did not in the baseline
 * @param allowedBy the reason of its entry on the allow list
 * @param fingerprint of its identity and manifest, independent of its line; 64 hexadecimal digits
 */
public record JudgedFinding(Finding finding, FindingStatus status, boolean counts, Optional<Place> place,
        List<String> newManifests, Optional<String> allowedBy, String fingerprint) {

    public JudgedFinding {
        newManifests = List.copyOf(newManifests);
    }

    /**
     * A line of a manifest.
     *
     * @param file path in the repository
     * @param line from 1
     */
    public record Place(String file, int line) {
    }
}
