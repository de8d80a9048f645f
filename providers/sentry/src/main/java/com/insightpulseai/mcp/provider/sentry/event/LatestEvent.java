package com.insightpulseai.mcp.provider.sentry.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.insightpulseai.mcp.tool.AnswerSize;
import com.insightpulseai.mcp.tool.PersonalData;

/**
 * An issue's latest event, trimmed to what says where the program went wrong. What speaks of people is in one place,
 * {@code personal_data}, and there only if asked for.
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record LatestEvent(
        @JsonPropertyDescription("Sentry's id of the event") String id,
        @JsonPropertyDescription("Time of the event, RFC 3339 in UTC") Optional<Instant> occurredAt,
        @JsonPropertyDescription("Version of the program") Optional<String> release,
        @JsonPropertyDescription("Distribution of the release") Optional<String> dist,
        @JsonPropertyDescription("Such as production") Optional<String> environment,
        @JsonPropertyDescription("Logged message, masked, at most 2,000 characters") Optional<String> message,
        @JsonPropertyDescription("Thrown exception, then its causes, at most 5") List<ThrownException> exceptions,
        @JsonPropertyDescription("Tags, masked, at most 100") List<Tag> tags,
        @JsonPropertyDescription("Names of tags left out because they may speak of people") List<String> withheldTags,
        @JsonPropertyDescription("True if something was left out for its number or size") boolean truncated,
        @JsonPropertyDescription("Only if asked for") @PersonalData Optional<PersonalDetails> personalData) {

    private static final int EXCEPTION_BYTES = 56 << 10;
    private static final int TAG_BYTES = 16 << 10;
    private static final int NAME_BYTES = 8 << 10;

    /** One exception. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record ThrownException(
            @JsonPropertyDescription("Its class") Optional<String> type,
            @JsonPropertyDescription("Its message, masked, at most 1,000 characters") Optional<String> value,
            @JsonPropertyDescription("Module of its class") Optional<String> module,
            @JsonPropertyDescription("True if the program caught it") Optional<Boolean> handled,
            @JsonPropertyDescription("Frames of the program itself, latest call first, at most 12; "
                    + "the latest 5 of all where none is its own") List<Frame> frames) {
    }

    /** One frame of a stack trace, without variables and source. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Frame(
            @JsonPropertyDescription("Function") Optional<String> function,
            @JsonPropertyDescription("Module or class") Optional<String> module,
            @JsonPropertyDescription("File") Optional<String> filename,
            @JsonPropertyDescription("Line, from 1") Optional<Integer> line,
            @JsonPropertyDescription("Column, from 1") Optional<Integer> column,
            @JsonPropertyDescription("True for the program's own code") boolean inApp) {
    }

    /** One tag. */
    public record Tag(
            @JsonPropertyDescription("Name") String key,
            @JsonPropertyDescription("Value") String value) {
    }

    /** The same event with its lists cut so that an answer with it stays below 256 KiB. */
    public LatestEvent fitting(AnswerSize size) {
        List<ThrownException> fewerExceptions = size.fitting(exceptions, EXCEPTION_BYTES);
        List<Tag> fewerTags = size.fitting(tags, TAG_BYTES);
        List<String> fewerNames = size.fitting(withheldTags, NAME_BYTES);
        Optional<PersonalDetails> less = personalData.map(details -> details.fitting(size));
        boolean cut = fewerExceptions.size() < exceptions.size() || fewerTags.size() < tags.size()
                || fewerNames.size() < withheldTags.size() || !less.equals(personalData);
        return new LatestEvent(id, occurredAt, release, dist, environment, message, fewerExceptions, fewerTags, fewerNames,
                truncated || cut, less);
    }
}
