package com.insightpulseai.mcp.provider.netdata;

import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.insightpulseai.mcp.upstream.MalformedAnswerException;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A change of an alarm in version 1, whose log is only to be had as a whole. */
@RegisterForReflection
record AlarmLogEntryV1(@JsonProperty("unique_id") Long id, @JsonProperty("hostname") String hostname,
        @JsonProperty("name") String name, @JsonProperty("chart") String chart, @JsonProperty("context") String context,
        @JsonProperty("when") Long when, @JsonProperty("status") String status, @JsonProperty("old_status") String oldStatus,
        @JsonProperty("value") Double value, @JsonProperty("old_value") Double oldValue, @JsonProperty("units") String units,
        @JsonProperty("duration") Long duration, @JsonProperty("info") String info) {

    /**
     * @param nodeId of the Agent's own node, which the log does not tell
     * @throws MalformedAnswerException if its alarm or its time is missing
     */
    AlertTransition toTransition(Optional<String> nodeId) throws MalformedAnswerException {
        if (id == null || name == null || NetdataAlert.time(when).isEmpty()) {
            throw new MalformedAnswerException("an incomplete entry in the alarm log");
        }
        return new AlertTransition(id, NetdataAlert.time(when).orElseThrow(), name, AlertStatus.of(status),
                AlertStatus.of(oldStatus), NetdataAlert.name(hostname).orElse(""), nodeId,
                NetdataAlert.name(context),
                NetdataAlert.name(chart).orElse(""), NetdataAlert.number(value), NetdataAlert.number(oldValue),
                NetdataAlert.name(units), Optional.ofNullable(duration), NetdataAlert.info(info));
    }
}
