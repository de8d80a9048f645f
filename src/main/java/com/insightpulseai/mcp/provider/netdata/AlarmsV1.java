package com.insightpulseai.mcp.provider.netdata;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.insightpulseai.mcp.upstream.MalformedAnswerException;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** The alarms of an Agent's own node in version 1. They alone say what is silenced, and they name no context. */
@RegisterForReflection
record AlarmsV1(@JsonProperty("hostname") String hostname, @JsonProperty("alarms") Map<String, Alarm> alarms) {

    /**
     * @param nodeId of the node, which is not told with its alarms
     * @throws MalformedAnswerException if there is no map, or an alarm in it without a name
     */
    List<NetdataAlert> toAlerts(Optional<String> nodeId) throws MalformedAnswerException {
        if (hostname == null || alarms == null
                || alarms.values().stream().anyMatch(alarm -> alarm == null || alarm.name() == null)) {
            throw new MalformedAnswerException("no alarms, or one without a name");
        }
        return alarms.values().stream().map(alarm -> alarm.toAlert(hostname, nodeId)).toList();
    }

    /** Whether an alert that version 3 told of is silenced; empty where this is not known. */
    Optional<Boolean> silenced(NetdataAlert alert) {
        return alert.node().equals(hostname)
                ? Optional.ofNullable(alarms)
                        .flatMap(all -> alert.keys().map(all::get).filter(Objects::nonNull).findFirst()).map(Alarm::silenced)
                : Optional.empty();
    }

    @RegisterForReflection
    record Alarm(@JsonProperty("name") String name, @JsonProperty("chart") String chart, @JsonProperty("status") String status,
            @JsonProperty("silenced") Boolean silenced, @JsonProperty("units") String units,
            @JsonProperty("summary") String summary, @JsonProperty("info") String info,
            @JsonProperty("last_status_change") Long since, @JsonProperty("value") Double value) {

        NetdataAlert toAlert(String node, Optional<String> nodeId) {
            return new NetdataAlert(name, AlertStatus.of(status), node, nodeId, Optional.empty(),
                    NetdataAlert.name(chart).orElse(""), Optional.empty(), NetdataAlert.number(value), NetdataAlert.name(units),
                    NetdataAlert.time(since), NetdataAlert.info(summary).or(() -> NetdataAlert.info(info)),
                    Optional.ofNullable(silenced));
        }
    }

    /** Which charts have a context. */
    @RegisterForReflection
    record ChartsOfContext(@JsonProperty("charts") Map<String, Chart> charts) {

        /** Their names, which alarms go by. */
        List<String> names() {
            return charts == null ? List.of()
                    : charts.entrySet().stream().flatMap(chart -> Stream.of(chart.getKey(),
                            chart.getValue() == null ? null : chart.getValue().name())).filter(Objects::nonNull).distinct()
                            .toList();
        }

        @RegisterForReflection
        record Chart(@JsonProperty("name") String name) {
        }
    }
}
