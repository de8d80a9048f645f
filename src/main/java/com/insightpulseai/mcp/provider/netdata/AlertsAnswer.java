package com.insightpulseai.mcp.provider.netdata;

import java.util.List;
import java.util.Optional;

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
        if (instances.stream().anyMatch(instance -> instance == null || instance.name() == null || node(instance).isEmpty())) {
            throw new MalformedAnswerException("an alert without a name or a node");
        }
        return instances.stream().map(instance -> instance.toAlert(node(instance).orElseThrow())).toList();
    }

    private Optional<Node> node(Instance instance) {
        return nodes == null || instance.node() == null ? Optional.empty()
                : nodes.stream().filter(node -> node != null && node.name() != null && instance.node().equals(node.index()))
                        .findFirst();
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
