package com.insightpulseai.mcp.provider.netdata.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.insightpulseai.mcp.provider.netdata.alert.AlertStatus;
import com.insightpulseai.mcp.provider.netdata.alert.NetdataAlert;
import com.insightpulseai.mcp.upstream.Received;
import com.insightpulseai.mcp.upstream.Records;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** The alerts in version 3, from an Agent and from Netdata Cloud alike. Where none is found the list may be missing. */
@RegisterForReflection
public record AlertsAnswer(@JsonProperty("nodes") List<Received<Node>> nodes,
        @JsonProperty("alert_instances") List<Received<Instance>> instances) {

    /** An alert of a node that is not in the list has none. */
    public Records<NetdataAlert> toAlerts() {
        if (instances == null) {
            return new Records<>(List.of(), 0);
        }
        Map<Integer, Node> known = nodesByIndex();
        return Records.of(instances, instance -> NetdataAlert.name(instance.name())
                .map(name -> instance.toAlert(Optional.ofNullable(known.get(instance.node())))));
    }

    private Map<Integer, Node> nodesByIndex() {
        return Optional.ofNullable(nodes).stream().flatMap(List::stream).flatMap(node -> node.record().stream())
                .filter(node -> node.index() != null)
                .collect(Collectors.toMap(Node::index, Function.identity(), (first, second) -> first));
    }

    @RegisterForReflection
    record Node(@JsonProperty("ni") Integer index, @JsonProperty("nm") String name, @JsonProperty("nd") String id) {
    }

    /**
     * @param since seconds since 1970
     * @param value only with the option {@code values}; the value that raised it is always there
     */
    @RegisterForReflection
    record Instance(@JsonProperty("ni") Integer node, @JsonProperty("nm") String name, @JsonProperty("ctx") String context,
            @JsonProperty("ch") String chart, @JsonProperty("ch_n") String chartName, @JsonProperty("st") String status,
            @JsonProperty("info") String info, @JsonProperty("sum") String summary, @JsonProperty("units") String units,
            @JsonProperty("tr_v") Double raisedValue, @JsonProperty("tr_t") Long since, @JsonProperty("v") Double value) {

        NetdataAlert toAlert(Optional<Node> node) {
            return new NetdataAlert(name, AlertStatus.of(status), AlertStatus.isKnown(status), node.map(Node::name).orElse(""),
                    node.map(Node::id).flatMap(NetdataAlert::name),
                    NetdataAlert.name(context),
                    NetdataAlert.name(chartName).or(() -> NetdataAlert.name(chart)).orElse(""), NetdataAlert.name(chart),
                    NetdataAlert.number(value).or(() -> NetdataAlert.number(raisedValue)), NetdataAlert.name(units),
                    NetdataAlert.time(since), NetdataAlert.info(summary).or(() -> NetdataAlert.info(info)),
                    Optional.empty());
        }
    }
}
