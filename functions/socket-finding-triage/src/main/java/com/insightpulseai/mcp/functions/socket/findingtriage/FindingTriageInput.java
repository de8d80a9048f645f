package com.insightpulseai.mcp.functions.socket.findingtriage;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.insightpulseai.mcp.provider.socket.triage.TriageDecision;

/** What to think of which findings. */
public record FindingTriageInput(
        @JsonPropertyDescription(FINDINGS) @NotNull @Size(min = 1, max = 100) @EachFindingOnce List<@NotNull @Valid Decision> findings) {

    private static final String FINDINGS = "Decisions, 1 to 100, one for a finding; a decision holds for the alert everywhere in "
            + "the organization";

    /** Only for a validated input. */
    @JsonIgnore
    List<TriageDecision> decisions() {
        return findings.stream().map(Decision::toDecision).toList();
    }

    /** One decision. A key is always needed: without one Socket takes a decision for every alert there is. */
    public record Decision(
            @JsonPropertyDescription(KEY) @NotNull @Pattern(regexp = KEYS, message = KEYS_MESSAGE) String key,
            @JsonPropertyDescription(STATE) @NotNull @Pattern(regexp = STATES, message = STATES_MESSAGE) String state,
            @JsonPropertyDescription(NOTE) Optional<@Size(min = 1, max = 1_000) @Pattern(regexp = NOTES, message = NOTES_MESSAGE) String> note) {

        private static final String KEY = "Socket's key of the alert, as findings have it: 1 to 500 letters, digits and "
                + "_ . : = + / ~ -";
        private static final String STATE = "block, warn, monitor, ignore, or inherit, which takes an earlier decision back";
        private static final String NOTE = "Why, for people; 1 to 1000 characters, line ends among them";

        private static final String KEYS = "[A-Za-z0-9_.:=+/~-]{1,500}";
        private static final String KEYS_MESSAGE = "must be Socket's key of an alert: "
                + "at most 500 letters, digits and _ . : = + / ~ -";
        private static final String STATES = "block|warn|monitor|ignore|inherit";
        private static final String STATES_MESSAGE = "must be block, warn, monitor, ignore or inherit";
        private static final String NOTES = "[\\n\\r\\t[^\\p{Cntrl}\\p{Cs}]]*+";
        private static final String NOTES_MESSAGE = "must hold no control characters and no halves of characters";

        public Decision {
            note = note == null ? Optional.empty() : note;
        }

        TriageDecision toDecision() {
            return new TriageDecision(key, TriageDecision.State.valueOf(state.toUpperCase(Locale.ROOT)), note);
        }
    }
}
