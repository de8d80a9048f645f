package com.insightpulseai.mcp.functions.netdata.alertsilence;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.insightpulseai.mcp.provider.netdata.FittingNames;
import com.insightpulseai.mcp.provider.netdata.alert.Silencing;

/**
 * What to silence. Names are exact and something must be named, so that no call silences everything; that a pattern such as
 * {@code *} is refused is the point.
 */
@ConsistentSilencing
@FittingNames
public record AlertSilenceInput(
        @JsonPropertyDescription(ACTION) @NotNull @Pattern(regexp = ACTIONS, message = ACTIONS_MESSAGE) String action,
        @JsonPropertyDescription(ALERTS) @Size(max = 10) List<@NotNull @Pattern(regexp = NAME, message = NAME_MESSAGE) String> alerts,
        @JsonPropertyDescription(CONTEXTS) @Size(max = 10) List<@NotNull @Pattern(regexp = NAME, message = NAME_MESSAGE) String> contexts,
        @JsonPropertyDescription(DURATION) Optional<@Min(1) @Max(10_080) Integer> durationMinutes)
        implements
            FittingNames.Named {

    private static final String ACTION = "silence, or reset, by which an Agent lets all alerts notify again, those "
            + "included that others silenced";
    private static final String ALERTS = "Exact names of the alerts to silence, at most 10 of 255 characters; with contexts too, "
            + "only those on them";
    private static final String CONTEXTS = "Exact contexts whose alerts to silence, at most 10 of 255 characters, such as "
            + "system.cpu";
    private static final String DURATION = "Netdata Cloud only: for how many minutes, 1 to 10080; 60 unless given. An Agent "
            + "silences until it is reset";

    private static final String SILENCE = "silence";
    private static final String RESET = "reset";
    private static final String ACTIONS = "silence|reset";
    private static final String ACTIONS_MESSAGE = "must be silence or reset";
    private static final String NAME = "(?!\\.+$)[A-Za-z0-9_.:-]{1,255}";
    private static final String NAME_MESSAGE = "must be an exact name of letters, digits, '_', '.', ':' and '-', never a pattern";

    public AlertSilenceInput {
        // A null element is for the validation to refuse, which copying would forestall.
        alerts = alerts == null ? List.of() : alerts;
        contexts = contexts == null ? List.of() : contexts;
        durationMinutes = durationMinutes == null ? Optional.empty() : durationMinutes;
    }

    @Override
    @JsonIgnore
    public List<String> namesInUrl() {
        return Stream.concat(alerts.stream(), contexts.stream()).toList();
    }

    @JsonIgnore
    boolean isReset() {
        return RESET.equals(action);
    }

    @JsonIgnore
    boolean isSilence() {
        return SILENCE.equals(action);
    }

    /** Only for a validated input. */
    @JsonIgnore
    Silencing silencing() {
        return new Silencing(alerts, contexts, durationMinutes.map(Duration::ofMinutes));
    }
}
