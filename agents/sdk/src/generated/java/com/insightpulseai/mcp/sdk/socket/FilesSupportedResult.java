// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.socket;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Result of {@code socket/files.supported}.
 *
 * @param files The kinds of files, in Socket's order
 * @param truncated True if kinds were left out to keep the answer small
 * @param unreadable Number of kinds that cannot be read; absent where there are none
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record FilesSupportedResult(
        @JsonProperty(value = "files", required = true) List<SupportedFile> files,
        @JsonProperty(value = "truncated", required = true) boolean truncated,
        @JsonProperty(value = "unreadable") Optional<Long> unreadable) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public FilesSupportedResult {
        files = List.copyOf(Objects.requireNonNull(files, "files"));
        unreadable = unreadable == null ? Optional.empty() : unreadable;
    }
}
