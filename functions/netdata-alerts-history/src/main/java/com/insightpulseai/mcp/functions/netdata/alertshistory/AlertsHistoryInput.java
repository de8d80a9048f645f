package com.insightpulseai.mcp.functions.netdata.alertshistory;

import java.time.Instant;
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
import com.insightpulseai.mcp.provider.netdata.NetdataName;
import com.insightpulseai.mcp.provider.netdata.alert.AlertHistory;
import com.insightpulseai.mcp.provider.netdata.alert.AlertsQuery;

/** Which changes to list. Names are exact: a pattern would mean something else to each version of Netdata. */
@FittingNames
public record AlertsHistoryInput(
        @JsonPropertyDescription(AFTER) @InThePast String after,
        @JsonPropertyDescription(CONTEXTS) @Size(max = 10) List<@NotNull @Pattern(regexp = NAME, message = NAME_MESSAGE) String> contexts,
        @JsonPropertyDescription(NODES) @Size(max = 10) List<@NotNull @Pattern(regexp = NAME, message = NAME_MESSAGE) String> nodes,
        @JsonPropertyDescription(ALERTS) @Size(max = 10) List<@NotNull @Pattern(regexp = NAME, message = NAME_MESSAGE) String> alerts,
        @JsonPropertyDescription(LIMIT) @Min(1) @Max(200) Integer limit,
        @JsonPropertyDescription(CURSOR) Optional<@Pattern(regexp = "\\d{1,18}", message = CURSOR_MESSAGE) String> cursor)
        implements
            FittingNames.Named {

    private static final String AFTER = "Start: negative seconds before now, such as -3600, at least -2592000 (30 days), "
            + "or a time in RFC 3339; -86400, a day, unless given";
    private static final String CONTEXTS = AlertsQuery.OF_CONTEXTS;
    private static final String NODES = AlertsQuery.OF_NODES;
    private static final String ALERTS = AlertsQuery.OF_ALERTS;
    private static final String LIMIT = "Most changes of a page, 1 to 200; 50 unless given";
    private static final String CURSOR = "next_cursor of the page before";

    private static final String NAME = NetdataName.FORM;
    private static final String NAME_MESSAGE = NetdataName.MESSAGE;
    private static final String CURSOR_MESSAGE = "must be the next_cursor of a page";
    private static final String A_DAY = "-86400";
    private static final int USUAL_LIMIT = 50;

    public AlertsHistoryInput {
        after = after == null ? A_DAY : after;
        // A null element is for the validation to refuse, which copying would forestall.
        contexts = contexts == null ? List.of() : contexts;
        nodes = nodes == null ? List.of() : nodes;
        alerts = alerts == null ? List.of() : alerts;
        limit = limit == null ? USUAL_LIMIT : limit;
        cursor = cursor == null ? Optional.empty() : cursor;
    }

    @Override
    @JsonIgnore
    public List<String> namesInUrl() {
        return Stream.of(contexts, nodes, alerts).flatMap(List::stream).toList();
    }

    /** Only for a validated input. */
    @JsonIgnore
    AlertHistory.Query query() {
        return new AlertHistory.Query(new AlertsQuery(contexts, nodes, alerts),
                TimeBack.parse(after, Instant.now()).orElseThrow().boundedSeconds(), cursor.map(Long::parseLong), limit);
    }
}
