package com.insightpulseai.mcp.provider.netdata;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.insightpulseai.mcp.upstream.MalformedAnswerException;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** The alerts in version 3, from an Agent and from Netdata Cloud alike. Where none is found the list may be missing. */
@RegisterForReflection
record AlertsAnswer(@JsonProperty("nodes") List<Node> nodes, @JsonProperty("alert_instances") List<Instance> instances) {

    /** @throws MalformedAnswerException if an alert has no name, or is of a node that is not in the list */
    List<NetdataAlert> toAlerts() throws MalformedAnswerException {
        if (instances == null) {
            return List.of();
        }
        Map<Integer, Node> known = nodesByIndex();
        if (instances.stream().anyMatch(
                instance -> instance == null || instance.name() == null || !known.containsKey(instance.node()))) {
            throw new MalformedAnswerException("an alert without a name or a node");
        }
        return instances.stream().map(instance -> instance.toAlert(known.get(instance.node()))).toList();
    }

    private Map<Integer, Node> nodesByIndex() {
        return Optional.ofNullable(nodes).stream().flatMap(List::stream)
                .filter(node -> node != null && node.name() != null && node.index() != null)
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

        NetdataAlert toAlert(Node node) {
            return new NetdataAlert(name, AlertStatus.of(status), node.name(), NetdataAlert.name(node.id()),
                    NetdataAlert.name(context),
                    NetdataAlert.name(chartName).or(() -> NetdataAlert.name(chart)).orElse(""), NetdataAlert.name(chart),
                    NetdataAlert.number(value).or(() -> NetdataAlert.number(raisedValue)), NetdataAlert.name(units),
                    NetdataAlert.time(since), NetdataAlert.info(summary).or(() -> NetdataAlert.info(info)),
                    Optional.empty());
        }
    }
}
