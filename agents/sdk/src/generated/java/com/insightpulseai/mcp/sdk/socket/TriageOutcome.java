// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.socket;

import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Part of {@code socket/finding.triage}.
 *
 * @param key Socket's key of the alert
 * @param state The state asked for
 * @param result applied, not_applied or unconfirmed
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record TriageOutcome(
        @JsonProperty(value = "key", required = true) String key,
        @JsonProperty(value = "state", required = true) State state,
        @JsonProperty(value = "result", required = true) Result result) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public TriageOutcome {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(result, "result");
    }

    /**
     * The state asked for.
     */
    public enum State {
        /** {@code block}. */
        BLOCK("block"),
        /** {@code warn}. */
        WARN("warn"),
        /** {@code monitor}. */
        MONITOR("monitor"),
        /** {@code ignore}. */
        IGNORE("ignore"),
        /** {@code inherit}. */
        INHERIT("inherit"),
        /** A word that is newer than this SDK. */
        UNRECOGNIZED("");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** Returns the word as it is sent; empty for {@link #UNRECOGNIZED}. */
        @JsonValue
        public String word() {
            return word;
        }

        @JsonCreator
        static State of(String word) {
            for (State known : values()) {
                if (known.word.equals(word)) {
                    return known;
                }
            }
            return UNRECOGNIZED;
        }
    }

    /**
     * Applied, not_applied or unconfirmed.
     */
    public enum Result {
        /** {@code applied}. */
        APPLIED("applied"),
        /** {@code not_applied}. */
        NOT_APPLIED("not_applied"),
        /** {@code unconfirmed}. */
        UNCONFIRMED("unconfirmed"),
        /** A word that is newer than this SDK. */
        UNRECOGNIZED("");

        private final String word;

        Result(String word) {
            this.word = word;
        }

        /** Returns the word as it is sent; empty for {@link #UNRECOGNIZED}. */
        @JsonValue
        public String word() {
            return word;
        }

        @JsonCreator
        static Result of(String word) {
            for (Result known : values()) {
                if (known.word.equals(word)) {
                    return known;
                }
            }
            return UNRECOGNIZED;
        }
    }
}
