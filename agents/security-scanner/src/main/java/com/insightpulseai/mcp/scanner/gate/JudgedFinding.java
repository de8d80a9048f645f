package com.insightpulseai.mcp.scanner.gate;

import java.util.Optional;

import com.insightpulseai.mcp.sdk.socket.Finding;

/**
 * A finding and what the gate makes of it.
 *
 * @param finding as the server sent it
 * @param status after the comparison
 * @param counts whether it makes the gate fail
 * @param place where a manifest names its package; empty for {@link FindingStatus#FIXED} and without any manifest
 * @param allowedBy the reason of its entry on the allow list
 * @param fingerprint of its identity and manifest, independent of its line; 64 hexadecimal digits
 */
public record JudgedFinding(Finding finding, FindingStatus status, boolean counts, Optional<Place> place,
        Optional<String> allowedBy, String fingerprint) {

    /**
     * A line of a manifest.
     *
     * @param file path in the repository
     * @param line from 1
     */
    public record Place(String file, int line) {
    }
}
