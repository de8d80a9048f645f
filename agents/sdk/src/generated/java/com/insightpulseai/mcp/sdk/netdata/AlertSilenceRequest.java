// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.netdata;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Input of {@code netdata/alert.silence}, which keeps alerts from notifying people.
 *
 * @param action silence, or reset, by which an Agent lets all alerts notify again, those included that others silenced
 * @param alerts Exact names of the alerts to silence, at most 10 of 255 characters; with contexts too, only those on
 *        them
 * @param contexts Exact contexts whose alerts to silence, at most 10 of 255 characters, such as system.cpu
 * @param durationMinutes Netdata Cloud only: for how many minutes, 1 to 10080; 60 unless given. An Agent silences until
 *        it is reset
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record AlertSilenceRequest(
        @JsonProperty(value = "action", required = true) Action action,
        @JsonProperty(value = "alerts") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> alerts,
        @JsonProperty(value = "contexts") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> contexts,
        @JsonProperty(value = "duration_minutes") Optional<Integer> durationMinutes) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public AlertSilenceRequest {
        Objects.requireNonNull(action, "action");
        alerts = alerts == null ? List.of() : List.copyOf(alerts);
        contexts = contexts == null ? List.of() : List.copyOf(contexts);
        durationMinutes = durationMinutes == null ? Optional.empty() : durationMinutes;
    }

    /** Starts a builder with the required fields. */
    public static NeedsAction builder() {
        return new Builder();
    }

    /**
     * Silence, or reset, by which an Agent lets all alerts notify again, those included that others silenced.
     */
    public enum Action {
        /** {@code silence}. */
        SILENCE("silence"),
        /** {@code reset}. */
        RESET("reset");

        private final String word;

        Action(String word) {
            this.word = word;
        }

        /** Returns the word as it is sent. */
        @JsonValue
        public String word() {
            return word;
        }
    }

    /** Sets the required field {@code action}. */
    public interface NeedsAction {

        /**
         * Silence, or reset, by which an Agent lets all alerts notify again, those included that others silenced.
         */
        Builder action(Action action);
    }

    /** Sets optional fields and builds the input. */
    public static final class Builder implements NeedsAction {

        private Action action;
        private List<String> alerts = List.of();
        private List<String> contexts = List.of();
        private Optional<Integer> durationMinutes = Optional.empty();

        private Builder() {
        }

        @Override
        public Builder action(Action action) {
            this.action = Objects.requireNonNull(action, "action");
            return this;
        }

        /**
         * Exact names of the alerts to silence, at most 10 of 255 characters; with contexts too, only those on them.
         */
        public Builder alerts(List<String> alerts) {
            this.alerts = List.copyOf(alerts);
            return this;
        }

        /**
         * Exact contexts whose alerts to silence, at most 10 of 255 characters, such as system.cpu.
         */
        public Builder contexts(List<String> contexts) {
            this.contexts = List.copyOf(contexts);
            return this;
        }

        /**
         * Netdata Cloud only: for how many minutes, 1 to 10080; 60 unless given. An Agent silences until it is reset.
         */
        public Builder durationMinutes(int durationMinutes) {
            this.durationMinutes = Optional.of(durationMinutes);
            return this;
        }

        /** Returns the input. The server checks its rules. */
        public AlertSilenceRequest build() {
            return new AlertSilenceRequest(
                    action,
                    alerts,
                    contexts,
                    durationMinutes);
        }
    }
}
