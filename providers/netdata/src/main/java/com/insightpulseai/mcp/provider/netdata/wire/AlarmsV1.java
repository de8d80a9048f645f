package com.insightpulseai.mcp.provider.netdata.wire;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.insightpulseai.mcp.provider.netdata.alert.AlertStatus;
import com.insightpulseai.mcp.provider.netdata.alert.NetdataAlert;
import com.insightpulseai.mcp.upstream.MalformedAnswerException;
import com.insightpulseai.mcp.upstream.Received;
import com.insightpulseai.mcp.upstream.Records;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** The alarms of an Agent's own node in version 1. They alone say what is silenced, and they name no context. */
@RegisterForReflection
public record AlarmsV1(@JsonProperty("hostname") String hostname, @JsonProperty("alarms") Map<String, Received<Alarm>> alarms) {

    /**
     * @param nodeId of the node, which is not told with its alarms
     * @throws MalformedAnswerException if there is no map
     */
    public Records<NetdataAlert> toAlerts(Optional<String> nodeId) throws MalformedAnswerException {
        if (alarms == null) {
            throw new MalformedAnswerException("no alarms");
        }
        return Records.of(alarms.values(), alarm -> NetdataAlert.name(alarm.name())
                .map(name -> alarm.toAlert(hostname == null ? "" : hostname, nodeId)));
    }

    /** Whether an alert that version 3 told of is silenced; empty where this is not known. */
    public Optional<Boolean> silenced(NetdataAlert alert) {
        return alert.node().equals(hostname)
                ? Optional.ofNullable(alarms)
                        .flatMap(all -> alert.keys().map(all::get).filter(Objects::nonNull)
                                .flatMap(alarm -> alarm.record().stream()).findFirst())
                        .map(Alarm::silenced)
                : Optional.empty();
    }

    @RegisterForReflection
    record Alarm(@JsonProperty("name") String name, @JsonProperty("chart") String chart, @JsonProperty("status") String status,
            @JsonProperty("silenced") Boolean silenced, @JsonProperty("units") String units,
            @JsonProperty("summary") String summary, @JsonProperty("info") String info,
            @JsonProperty("last_status_change") Long since, @JsonProperty("value") Double value) {

        NetdataAlert toAlert(String node, Optional<String> nodeId) {
            return new NetdataAlert(name, AlertStatus.of(status), AlertStatus.isKnown(status), node, nodeId, Optional.empty(),
                    NetdataAlert.name(chart).orElse(""), Optional.empty(), NetdataAlert.number(value), NetdataAlert.name(units),
                    NetdataAlert.time(since), NetdataAlert.info(summary).or(() -> NetdataAlert.info(info)),
                    Optional.ofNullable(silenced));
        }
    }

    /** Which charts have a context. */
    @RegisterForReflection
    public record ChartsOfContext(@JsonProperty("charts") Map<String, Received<Chart>> charts) {

        /** Their names, which alarms go by. */
        public List<String> names() {
            return charts == null ? List.of()
                    : charts.entrySet().stream().flatMap(chart -> Stream.of(chart.getKey(),
                            chart.getValue().record().map(Chart::name).orElse(null))).filter(Objects::nonNull).distinct()
                            .toList();
        }

        @RegisterForReflection
        record Chart(@JsonProperty("name") String name) {
        }
    }
}
