// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.socket;

import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Part of {@code socket/finding.triage}.
 *
 * @param key Socket's key of the alert, as findings have it: 1 to 500 letters, digits and _ . : = + / ~ -
 * @param state block, warn, monitor, ignore, or inherit, which takes an earlier decision back
 * @param note Why, for people; 1 to 1000 characters, line ends among them
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Decision(
        @JsonProperty(value = "key", required = true) String key,
        @JsonProperty(value = "state", required = true) State state,
        @JsonProperty(value = "note") Optional<String> note) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public Decision {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(state, "state");
        note = note == null ? Optional.empty() : note;
    }

    /** Starts a builder with the required fields. */
    public static NeedsKey builder() {
        return new Builder();
    }

    /**
     * Block, warn, monitor, ignore, or inherit, which takes an earlier decision back.
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
        INHERIT("inherit");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** Returns the word as it is sent. */
        @JsonValue
        public String word() {
            return word;
        }
    }

    /** Sets the required field {@code key}. */
    public interface NeedsKey {

        /**
         * Socket's key of the alert, as findings have it: 1 to 500 letters, digits and _ . : = + / ~ -.
         */
        NeedsState key(String key);
    }

    /** Sets the required field {@code state}. */
    public interface NeedsState {

        /**
         * Block, warn, monitor, ignore, or inherit, which takes an earlier decision back.
         */
        Builder state(State state);
    }

    /** Sets optional fields and builds the input. */
    public static final class Builder implements NeedsKey, NeedsState {

        private String key;
        private State state;
        private Optional<String> note = Optional.empty();

        private Builder() {
        }

        @Override
        public NeedsState key(String key) {
            this.key = Objects.requireNonNull(key, "key");
            return this;
        }

        @Override
        public Builder state(State state) {
            this.state = Objects.requireNonNull(state, "state");
            return this;
        }

        /**
         * Why, for people; 1 to 1000 characters, line ends among them.
         */
        public Builder note(String note) {
            this.note = Optional.of(note);
            return this;
        }

        /** Returns the input. The server checks its rules. */
        public Decision build() {
            return new Decision(
                    key,
                    state,
                    note);
        }
    }
}
