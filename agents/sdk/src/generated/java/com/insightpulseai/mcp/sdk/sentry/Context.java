// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.sentry;

import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Part of {@code sentry/issue.get}.
 *
 * @param name name
 * @param values values
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Context(
        @JsonProperty(value = "name", required = true) String name,
        @JsonProperty(value = "values", required = true) Map<String, String> values) {

    /** Copies lists and maps. Null stands for an absent field that is optional. */
    public Context {
        Objects.requireNonNull(name, "name");
        values = Map.copyOf(Objects.requireNonNull(values, "values"));
    }
}
