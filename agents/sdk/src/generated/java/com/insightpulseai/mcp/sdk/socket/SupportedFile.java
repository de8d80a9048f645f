// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.socket;

import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Part of {@code socket/files.supported}.
 *
 * @param ecosystem Socket's word for where their packages come from, such as npm
 * @param name Socket's word for the kind of file
 * @param pattern Glob pattern of their names, in any folder and without regard to case, such as package.json or
 *        requirements/*.txt
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record SupportedFile(
        @JsonProperty(value = "ecosystem", required = true) String ecosystem,
        @JsonProperty(value = "name", required = true) String name,
        @JsonProperty(value = "pattern", required = true) String pattern) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public SupportedFile {
        Objects.requireNonNull(ecosystem, "ecosystem");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(pattern, "pattern");
    }
}
