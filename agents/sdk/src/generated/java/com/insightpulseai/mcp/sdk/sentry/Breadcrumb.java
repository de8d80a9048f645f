// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.sentry;

import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Part of {@code sentry/issue.get}.
 *
 * @param timestamp As the program wrote it
 * @param category category
 * @param level level
 * @param message message
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Breadcrumb(
        @JsonProperty(value = "timestamp") Optional<String> timestamp,
        @JsonProperty(value = "category") Optional<String> category,
        @JsonProperty(value = "level") Optional<String> level,
        @JsonProperty(value = "message") Optional<String> message) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public Breadcrumb {
        timestamp = timestamp == null ? Optional.empty() : timestamp;
        category = category == null ? Optional.empty() : category;
        level = level == null ? Optional.empty() : level;
        message = message == null ? Optional.empty() : message;
    }
}
