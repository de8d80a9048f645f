package com.insightpulseai.mcp.provider.sentry.issue;

import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What is to change about one issue; what is empty stays as it is.
 *
 * @param status {@code resolved}, {@code ignored} or {@code unresolved}
 * @param condition what ends its being resolved or ignored, only with that status
 * @param assignee {@code user:<id>} or {@code team:<id>}; an empty text unassigns the issue
 * @param priority {@code high}, {@code medium} or {@code low}
 */
public record IssueChange(Optional<String> status, Optional<Condition> condition, Optional<String> assignee,
        Optional<String> priority) {

    /**
     * What ends an issue's being resolved or ignored.
     *
     * @param ignoreWindow minutes within which {@code ignoreCount} has to be reached, at most 10,080
     * @param ignoreUserWindow the same for {@code ignoreUserCount}
     */
    public record Condition(Optional<Boolean> inNextRelease, Optional<String> inRelease, Optional<Integer> ignoreMinutes,
            Optional<Integer> ignoreCount, Optional<Integer> ignoreWindow, Optional<Integer> ignoreUserCount,
            Optional<Integer> ignoreUserWindow) {

        /** Nothing. */
        public static final Condition NONE = new Condition(Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Body toBody() {
        return new Body(status.orElse(null), condition.map(Details::of).orElse(null), assignee.orElse(null),
                priority.orElse(null));
    }

    /**
     * What is sent: the fields that change and no others, because Sentry takes every field that is there for a wish, its
     * description's list of required fields notwithstanding.
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Body(@JsonProperty("status") String status, @JsonProperty("statusDetails") Details statusDetails,
            @JsonProperty("assignedTo") String assignedTo, @JsonProperty("priority") String priority) {
    }

    /** Fields of {@link Body}; the duration is in minutes, as windows are. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Details(@JsonProperty("inNextRelease") Boolean inNextRelease, @JsonProperty("inRelease") String inRelease,
            @JsonProperty("ignoreDuration") Integer ignoreDuration, @JsonProperty("ignoreCount") Integer ignoreCount,
            @JsonProperty("ignoreWindow") Integer ignoreWindow, @JsonProperty("ignoreUserCount") Integer ignoreUserCount,
            @JsonProperty("ignoreUserWindow") Integer ignoreUserWindow) {

        private static Details of(Condition condition) {
            return new Details(condition.inNextRelease().orElse(null), condition.inRelease().orElse(null),
                    condition.ignoreMinutes().orElse(null), condition.ignoreCount().orElse(null),
                    condition.ignoreWindow().orElse(null), condition.ignoreUserCount().orElse(null),
                    condition.ignoreUserWindow().orElse(null));
        }
    }
}
