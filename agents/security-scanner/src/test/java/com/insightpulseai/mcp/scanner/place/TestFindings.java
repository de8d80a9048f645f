package com.insightpulseai.mcp.scanner.place;

import java.util.List;
import java.util.Optional;

import com.insightpulseai.mcp.sdk.socket.AffectedPackage;
import com.insightpulseai.mcp.sdk.socket.Finding;
import com.insightpulseai.mcp.sdk.socket.ManifestPosition;

/** Findings in which only the package and its manifests matter. */
final class TestFindings {

    private TestFindings() {
    }

    static Finding of(String ecosystem, String name, String version, boolean isDirect, List<String> manifests,
            List<ManifestPosition> positions) {
        return new Finding(Finding.Severity.HIGH, "malware", Optional.empty(), Optional.empty(),
                new AffectedPackage(ecosystem, name, Optional.of(version).filter(text -> !text.isEmpty())), isDirect, manifests,
                positions, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A finding in one manifest, without a position. */
    static Finding in(String manifest, String ecosystem, String name, String version, boolean isDirect) {
        return of(ecosystem, name, version, isDirect, List.of(manifest), List.of());
    }
}
