package com.insightpulseai.mcp.provider.socket.triage;

import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What is to be thought of one finding.
 *
 * @param key Socket's key of the alert; without one Socket would take the decision for every alert there is
 * @param state in Socket's words
 * @param note why
 */
public record TriageDecision(String key, State state, Optional<String> note) {

    /** What Socket can be told to do about an alert. */
    public enum State {
        BLOCK,
        WARN,
        MONITOR,
        IGNORE,
        /** Nothing of its own: what the organization's policy says. */
        INHERIT;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
