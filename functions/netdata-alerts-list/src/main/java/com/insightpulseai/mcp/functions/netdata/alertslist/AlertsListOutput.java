package com.insightpulseai.mcp.functions.netdata.alertslist;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.insightpulseai.mcp.provider.netdata.alert.NetdataAlert;
import com.insightpulseai.mcp.tool.AnswerSize;
import com.insightpulseai.mcp.upstream.Records;

/** A page of alerts; its JSON stays below 256 KiB. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record AlertsListOutput(
        @JsonPropertyDescription("Alerts, the most urgent first") List<NetdataAlert> alerts,
        @JsonPropertyDescription("Number of alerts that fit the question, altogether") int total,
        @JsonPropertyDescription("True if the page is shorter than asked for, to keep the answer small") boolean truncated,
        @JsonPropertyDescription("Cursor of the next page; absent at the end") Optional<String> nextCursor,
        @JsonPropertyDescription("Number of alerts that Netdata sent and that cannot be read; absent where there are none") Optional<Integer> unreadable) {

    static AlertsListOutput page(Records<NetdataAlert> records, int offset, int limit, AnswerSize size) {
        List<NetdataAlert> found = records.readable();
        List<NetdataAlert> page = found.stream().skip(offset).limit(limit).toList();
        List<NetdataAlert> fitting = size.fitting(page);
        int end = offset + fitting.size();
        return new AlertsListOutput(fitting, found.size(), fitting.size() < page.size(),
                end < found.size() && !fitting.isEmpty() ? Optional.of(Integer.toString(end)) : Optional.empty(),
                records.unreadableIfAny());
    }
}
