// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.sentry;

import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Part of {@code sentry/issue.get}, {@code sentry/issue.update}, {@code sentry/issues.list}.
 *
 * @param type user or team
 * @param id Sentry's id of the user or team
 * @param name Name, absent where it is an address of mail
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Assignee(
        @JsonProperty(value = "type", required = true) String type,
        @JsonProperty(value = "id", required = true) String id,
        @JsonProperty(value = "name") Optional<String> name) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public Assignee {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(id, "id");
        name = name == null ? Optional.empty() : name;
    }
}
