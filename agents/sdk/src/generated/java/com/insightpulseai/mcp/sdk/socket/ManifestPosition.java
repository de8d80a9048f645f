// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.socket;

import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Part of {@code socket/scan.get}, {@code socket/scan.repo}.
 *
 * @param file The manifest, as in manifest_files
 * @param start Offset in the file's bytes where the package is named, from 0
 * @param end Offset after its last byte
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ManifestPosition(
        @JsonProperty(value = "file", required = true) String file,
        @JsonProperty(value = "start", required = true) long start,
        @JsonProperty(value = "end", required = true) long end) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public ManifestPosition {
        Objects.requireNonNull(file, "file");
    }
}
