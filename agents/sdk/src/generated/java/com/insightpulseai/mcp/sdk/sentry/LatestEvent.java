// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.sentry;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Part of {@code sentry/issue.get}.
 *
 * @param id Sentry's id of the event
 * @param occurredAt Time of the event, RFC 3339 in UTC
 * @param release Version of the program
 * @param dist Distribution of the release
 * @param environment Such as production
 * @param message Logged message, masked, at most 2,000 characters
 * @param exceptions Thrown exception, then its causes, at most 5
 * @param tags Tags, masked, at most 100
 * @param withheldTags Names of tags left out because they may speak of people
 * @param truncated True if something was left out for its number or size
 * @param personalData Only if asked for
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record LatestEvent(
        @JsonProperty(value = "id", required = true) String id,
        @JsonProperty(value = "occurred_at") Optional<Instant> occurredAt,
        @JsonProperty(value = "release") Optional<String> release,
        @JsonProperty(value = "dist") Optional<String> dist,
        @JsonProperty(value = "environment") Optional<String> environment,
        @JsonProperty(value = "message") Optional<String> message,
        @JsonProperty(value = "exceptions") List<ThrownException> exceptions,
        @JsonProperty(value = "tags") List<Tag> tags,
        @JsonProperty(value = "withheld_tags") List<String> withheldTags,
        @JsonProperty(value = "truncated", required = true) boolean truncated,
        @JsonProperty(value = "personal_data") Optional<PersonalDetails> personalData) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public LatestEvent {
        Objects.requireNonNull(id, "id");
        occurredAt = occurredAt == null ? Optional.empty() : occurredAt;
        release = release == null ? Optional.empty() : release;
        dist = dist == null ? Optional.empty() : dist;
        environment = environment == null ? Optional.empty() : environment;
        message = message == null ? Optional.empty() : message;
        exceptions = exceptions == null ? List.of() : List.copyOf(exceptions);
        tags = tags == null ? List.of() : List.copyOf(tags);
        withheldTags = withheldTags == null ? List.of() : List.copyOf(withheldTags);
        personalData = personalData == null ? Optional.empty() : personalData;
    }
}
