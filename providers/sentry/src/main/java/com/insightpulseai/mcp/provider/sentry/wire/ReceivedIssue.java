package com.insightpulseai.mcp.provider.sentry.wire;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.insightpulseai.mcp.provider.sentry.event.PersonalText;
import com.insightpulseai.mcp.provider.sentry.issue.Issue;
import com.insightpulseai.mcp.provider.sentry.issue.IssueCondition;
import com.insightpulseai.mcp.upstream.Trimmed;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * An issue as Sentry sends it. Numbers of events come as text, those of users as numbers; either form is taken for both.
 *
 * @see <a href="https://docs.sentry.io/api/events/retrieve-an-issue/">Sentry: retrieve an issue</a>
 */
@RegisterForReflection
public record ReceivedIssue(@JsonProperty("id") String id, @JsonProperty("shortId") String shortId,
        @JsonProperty("title") String title, @JsonProperty("culprit") String culprit, @JsonProperty("level") String level,
        @JsonProperty("status") String status, @JsonProperty("substatus") String substatus,
        @JsonProperty("statusDetails") Details statusDetails, @JsonProperty("priority") String priority,
        @JsonProperty("project") Project project, @JsonProperty("platform") String platform,
        @JsonProperty("assignedTo") Actor assignedTo, @JsonProperty("count") Long count,
        @JsonProperty("userCount") Long userCount,
        @JsonProperty("firstSeen") @JsonDeserialize(using = SentryTime.Reader.class) Instant firstSeen,
        @JsonProperty("lastSeen") @JsonDeserialize(using = SentryTime.Reader.class) Instant lastSeen,
        @JsonProperty("permalink") String permalink) {

    private static final Pattern ID = Pattern.compile("[0-9]{1,19}");
    private static final int MAX_TEXT = 500;
    private static final int MAX_WORD = 100;
    private static final int MAX_URL = 2_000;
    private static final String UNKNOWN = "unknown";

    /** @throws IllegalArgumentException if there is no usable id, by which alone an issue can be asked for */
    @JsonCreator
    public ReceivedIssue {
        usable(id);
    }

    /** @throws IllegalArgumentException if the id of an issue is unfit for a path */
    static String usable(String id) {
        if (id == null || !ID.matcher(id).matches()) {
            throw new IllegalArgumentException("an issue without a usable id");
        }
        return id;
    }

    public Issue toIssue() {
        return new Issue(id, word(shortId), PersonalText.masked(text(title).orElse(""), MAX_TEXT),
                text(culprit).map(place -> PersonalText.masked(place, MAX_TEXT)), word(level), word(status).orElse(UNKNOWN),
                word(substatus), Optional.ofNullable(statusDetails).flatMap(Details::toCondition), word(priority),
                Optional.ofNullable(project).flatMap(from -> word(from.slug())), word(platform),
                Optional.ofNullable(assignedTo).flatMap(Actor::toAssignee),
                Optional.ofNullable(count), Optional.ofNullable(userCount), Optional.ofNullable(firstSeen),
                Optional.ofNullable(lastSeen), text(permalink).filter(ReceivedIssue::isWebAddress));
    }

    private static Optional<String> text(String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }

    private static Optional<String> word(String value) {
        return text(value).map(word -> Trimmed.text(word, MAX_WORD));
    }

    private static boolean isWebAddress(String url) {
        try {
            return url.length() <= MAX_URL && "https".equals(URI.create(url).getScheme());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @RegisterForReflection
    record Project(@JsonProperty("slug") String slug) {
    }

    @RegisterForReflection
    record Actor(@JsonProperty("type") String type, @JsonProperty("id") String id, @JsonProperty("name") String name) {

        /** The name of a user without one is the address of mail. */
        Optional<Issue.Assignee> toAssignee() {
            return type == null || id == null ? Optional.empty()
                    : Optional.of(new Issue.Assignee(Trimmed.text(type, MAX_WORD), Trimmed.text(id, MAX_WORD),
                            word(name).filter(text -> text.indexOf('@') < 0)));
        }
    }

    @RegisterForReflection
    record Details(@JsonProperty("inNextRelease") Boolean inNextRelease, @JsonProperty("inRelease") String inRelease,
            @JsonProperty("ignoreUntil") @JsonDeserialize(using = SentryTime.Reader.class) Instant ignoreUntil,
            @JsonProperty("ignoreCount") Long ignoreCount,
            @JsonProperty("ignoreWindow") Long ignoreWindow, @JsonProperty("ignoreUserCount") Long ignoreUserCount,
            @JsonProperty("ignoreUserWindow") Long ignoreUserWindow) {

        Optional<IssueCondition> toCondition() {
            IssueCondition condition = new IssueCondition(Optional.ofNullable(inNextRelease),
                    text(inRelease).map(version -> PersonalText.masked(version, MAX_TEXT)), Optional.ofNullable(ignoreUntil),
                    Optional.ofNullable(ignoreCount), Optional.ofNullable(ignoreWindow), Optional.ofNullable(ignoreUserCount),
                    Optional.ofNullable(ignoreUserWindow));
            return Optional.of(condition).filter(said -> !said.equals(IssueCondition.NONE));
        }
    }
}
