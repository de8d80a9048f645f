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
        @JsonProperty(value = "values") Map<String, String> values) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public Context {
        Objects.requireNonNull(name, "name");
        values = values == null ? Map.of() : Map.copyOf(values);
    }
}
