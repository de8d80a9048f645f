package com.insightpulseai.mcp.functions.netdata.alertsilence;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.insightpulseai.mcp.provider.netdata.Silences;
import com.insightpulseai.mcp.provider.netdata.Silences.Selector;
import com.insightpulseai.mcp.tool.AnswerSize;

/** What is silenced after the call, by whomever; its JSON stays below 256 KiB. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record AlertSilenceOutput(
        @JsonPropertyDescription("What was done: silence or reset") String action,
        @JsonPropertyDescription("What happens to the selected alerts: none (nothing is silenced), silence, or disable") String mode,
        @JsonPropertyDescription("Whether all alerts are silenced, which this tool never does but others can") boolean everything,
        @JsonPropertyDescription("What is silenced: alerts that meet all conditions of any item") List<Selector> silenced,
        @JsonPropertyDescription("Whether some items were left out") boolean truncated,
        @JsonPropertyDescription("What to know about it") Optional<String> hint) {

    private static final String LASTING = "Silenced until a call with the action reset, which takes back every silence; "
            + "alerts.list shows it within some seconds";

    static AlertSilenceOutput of(AlertSilenceInput input, Silences silences, AnswerSize size) {
        List<Selector> fitting = size.fitting(silences.selectors());
        boolean lasting = !input.isReset() && fitting.stream().anyMatch(selector -> selector.until().isEmpty());
        return new AlertSilenceOutput(input.action(), silences.mode().name().toLowerCase(Locale.ROOT), silences.everything(),
                fitting, fitting.size() < silences.total(), lasting ? Optional.of(LASTING) : Optional.empty());
    }
}
