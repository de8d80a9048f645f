package com.insightpulseai.mcp.functions.netdata.alertshistory;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.insightpulseai.mcp.provider.netdata.alert.AlertHistory;
import com.insightpulseai.mcp.provider.netdata.alert.AlertTransition;
import com.insightpulseai.mcp.tool.AnswerSize;

/** A page of changes; its JSON stays below 256 KiB. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record AlertsHistoryOutput(
        @JsonPropertyDescription("Changes, newest first") List<AlertTransition> transitions,
        @JsonPropertyDescription("True if some were left out, or there may be older ones; the hint says which") boolean truncated,
        @JsonPropertyDescription("Cursor of the next page; absent at the end") Optional<String> nextCursor,
        @JsonPropertyDescription("Advice on how to go on") Optional<String> hint,
        @JsonPropertyDescription("Number of changes that Netdata sent and that cannot be read; absent where there are none") Optional<Integer> unreadable) {

    private static final String CUT = "Netdata lists at most 1,000 changes at once; ask for fewer contexts, nodes or alerts "
            + "to see older ones";
    private static final String SHORTENED = "The page was shortened to keep the answer small; next_cursor goes on";

    static AlertsHistoryOutput of(AlertHistory history, AnswerSize size) {
        List<AlertTransition> fitting = size.fitting(history.transitions());
        if (fitting.size() < history.transitions().size() && !fitting.isEmpty()) {
            return new AlertsHistoryOutput(fitting, true, Optional.of(Long.toString(fitting.get(fitting.size() - 1).id())),
                    Optional.of(SHORTENED), history.unreadable());
        }
        return new AlertsHistoryOutput(fitting, history.cut(), history.next().map(id -> Long.toString(id)),
                history.cut() ? Optional.of(CUT) : Optional.empty(), history.unreadable());
    }
}
