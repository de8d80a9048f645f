package com.insightpulseai.mcp.functions.netdata.alertsilence;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.insightpulseai.mcp.provider.netdata.alert.Silences;
import com.insightpulseai.mcp.provider.netdata.alert.Silences.Selector;
import com.insightpulseai.mcp.tool.AnswerSize;

/** What is silenced after the call, by whomever; its JSON stays below 256 KiB. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record AlertSilenceOutput(
        @JsonPropertyDescription("The action that was done: silence or reset") String action,
        @JsonPropertyDescription("State of the selected alerts: none (nothing is silenced), silence, or disable") String mode,
        @JsonPropertyDescription("True if all alerts are silenced, which this tool never does but others can") boolean everything,
        @JsonPropertyDescription("Conditions of silenced alerts; an alert meets all those of any item") List<Selector> silenced,
        @JsonPropertyDescription("True if some items were left out, or names in one") boolean truncated,
        @JsonPropertyDescription("Advice on the result") Optional<String> hint) {

    private static final String LASTING = "Silenced until a call with the action reset, which takes back every silence; "
            + "alerts.list shows it within some seconds";
    private static final String CUT = "More is silenced than is listed here; the Agent lists all of it at "
            + "/api/v1/manage/health?cmd=LIST, with its management key";

    static AlertSilenceOutput of(AlertSilenceInput input, Silences silences, AnswerSize size) {
        List<Selector> fitting = size.fitting(silences.selectors());
        boolean lasting = !input.isReset() && fitting.stream().anyMatch(selector -> selector.until().isEmpty());
        boolean truncated = silences.cut() || fitting.size() < silences.selectors().size();
        String hint = Stream.of(lasting ? LASTING : "", truncated ? CUT : "").filter(text -> !text.isEmpty())
                .collect(Collectors.joining(". "));
        return new AlertSilenceOutput(input.action(), silences.mode().name().toLowerCase(Locale.ROOT), silences.everything(),
                fitting, truncated, Optional.of(hint).filter(text -> !text.isEmpty()));
    }
}
