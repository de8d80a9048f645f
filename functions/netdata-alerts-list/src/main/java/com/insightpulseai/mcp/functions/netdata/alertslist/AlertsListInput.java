package com.insightpulseai.mcp.functions.netdata.alertslist;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
import com.insightpulseai.mcp.provider.netdata.alert.AlertStatus;
import com.insightpulseai.mcp.provider.netdata.alert.AlertsQuery;

/** Which alerts to list. Names are exact: a pattern would mean something else to each version of Netdata. */
@FittingNames
public record AlertsListInput(
        @JsonPropertyDescription(STATUS) @Size(min = 1, max = 5) List<@NotNull @Pattern(regexp = STATUSES, message = STATUSES_MESSAGE) String> status,
        @JsonPropertyDescription(CONTEXTS) @Size(max = 10) List<@NotNull @Pattern(regexp = NAME, message = NAME_MESSAGE) String> contexts,
        @JsonPropertyDescription(NODES) @Size(max = 10) List<@NotNull @Pattern(regexp = NAME, message = NAME_MESSAGE) String> nodes,
        @JsonPropertyDescription(ALERTS) @Size(max = 10) List<@NotNull @Pattern(regexp = NAME, message = NAME_MESSAGE) String> alerts,
        @JsonPropertyDescription(LIMIT) @Min(1) @Max(200) Integer limit,
        @JsonPropertyDescription(CURSOR) Optional<@Pattern(regexp = "\\d{1,6}", message = CURSOR_MESSAGE) String> cursor)
        implements
            FittingNames.Named {

    private static final String STATUS = "Only alerts with one of these statuses: critical, warning, clear, undefined, "
            + "uninitialized; critical and warning unless given";
    private static final String CONTEXTS = AlertsQuery.OF_CONTEXTS;
    private static final String NODES = AlertsQuery.OF_NODES;
    private static final String ALERTS = AlertsQuery.OF_ALERTS;
    private static final String LIMIT = "Most alerts of a page, 1 to 200; 50 unless given";
    private static final String CURSOR = "next_cursor of the page before";

    private static final String STATUSES = "critical|warning|clear|undefined|uninitialized";
    private static final String STATUSES_MESSAGE = "must be critical, warning, clear, undefined or uninitialized, in lower case";
    private static final String NAME = NetdataName.FORM;
    private static final String NAME_MESSAGE = NetdataName.MESSAGE;
    private static final String CURSOR_MESSAGE = "must be the next_cursor of a page";
    private static final int USUAL_LIMIT = 50;

    public AlertsListInput {
        status = status == null ? List.of("critical", "warning") : status;
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
    AlertsQuery query() {
        return new AlertsQuery(contexts, nodes, alerts);
    }

    @JsonIgnore
    Set<AlertStatus> statuses() {
        Set<AlertStatus> statuses = EnumSet.noneOf(AlertStatus.class);
        status.forEach(name -> statuses.add(AlertStatus.valueOf(name.toUpperCase(Locale.ROOT))));
        return statuses;
    }

    @JsonIgnore
    int offset() {
        return cursor.map(Integer::parseInt).orElse(0);
    }
}
