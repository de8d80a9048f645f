// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.sentry;

import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Part of {@code sentry/issue.get}.
 *
 * @param key Name
 * @param value Value
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Tag(
        @JsonProperty(value = "key", required = true) String key,
        @JsonProperty(value = "value", required = true) String value) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public Tag {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
    }
}
