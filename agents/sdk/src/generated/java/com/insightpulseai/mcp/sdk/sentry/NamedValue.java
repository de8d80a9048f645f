// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.sentry;

import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Part of {@code sentry/issue.get}.
 *
 * @param name name
 * @param value value
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record NamedValue(
        @JsonProperty(value = "name", required = true) String name,
        @JsonProperty(value = "value", required = true) String value) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public NamedValue {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
    }
}
