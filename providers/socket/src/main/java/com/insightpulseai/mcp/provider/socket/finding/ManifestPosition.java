package com.insightpulseai.mcp.provider.socket.finding;

import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.insightpulseai.mcp.provider.socket.wire.Artifact;
import com.insightpulseai.mcp.upstream.Trimmed;

/** A place in a manifest that names a package. */
public record ManifestPosition(
        @JsonPropertyDescription("The manifest, as in manifest_files") String file,
        @JsonPropertyDescription("Offset in the file's bytes where the package is named, from 0") int start,
        @JsonPropertyDescription("Offset after its last byte") int end) {

    /**
     * The place that a manifest is referred to with.
     *
     * @return empty where Socket names the file only, or a span that is none
     */
    static Optional<ManifestPosition> of(Artifact.ManifestReference manifest, int maxFile) {
        return manifest.start().flatMap(start -> manifest.end().filter(end -> start >= 0 && end >= start)
                .map(end -> new ManifestPosition(Trimmed.text(manifest.file(), maxFile), start, end)));
    }
}
