package com.insightpulseai.mcp.provider.netdata.wire;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.insightpulseai.mcp.provider.netdata.alert.AlertStatus;
import com.insightpulseai.mcp.provider.netdata.alert.AlertTransition;
import com.insightpulseai.mcp.provider.netdata.alert.NetdataAlert;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A change of an alarm in version 1, whose log is only to be had as a whole. */
@RegisterForReflection
public record AlarmLogEntryV1(@JsonProperty("unique_id") Long id, @JsonProperty("hostname") String hostname,
        @JsonProperty("name") String name, @JsonProperty("chart") String chart, @JsonProperty("context") String context,
        @JsonProperty("when") Long when, @JsonProperty("status") String status, @JsonProperty("old_status") String oldStatus,
        @JsonProperty("value") Double value, @JsonProperty("old_value") Double oldValue, @JsonProperty("units") String units,
        @JsonProperty("duration") Long duration, @JsonProperty("info") String info) {

    /**
     * @param nodeId of the Agent's own node, which the log does not tell
     * @return empty if its alarm, its time or its place in the log is missing
     */
    public Optional<AlertTransition> toTransition(Optional<String> nodeId) {
        return id == null || NetdataAlert.name(name).isEmpty() ? Optional.empty()
                : NetdataAlert.time(when).map(time -> toTransition(time, nodeId));
    }

    private AlertTransition toTransition(Instant time, Optional<String> nodeId) {
        return new AlertTransition(id, time, name, AlertStatus.of(status),
                AlertStatus.of(oldStatus), NetdataAlert.name(hostname).orElse(""), nodeId,
                NetdataAlert.name(context),
                NetdataAlert.name(chart).orElse(""), NetdataAlert.number(value), NetdataAlert.number(oldValue),
                NetdataAlert.name(units), Optional.ofNullable(duration), NetdataAlert.info(info));
    }
}
