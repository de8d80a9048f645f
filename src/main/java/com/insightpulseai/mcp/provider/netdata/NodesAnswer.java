package com.insightpulseai.mcp.provider.netdata;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.insightpulseai.mcp.provider.netdata.NetdataNode.AlertCounts;
import com.insightpulseai.mcp.upstream.MalformedAnswerException;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** The nodes in version 3, from an Agent and from Netdata Cloud alike, without labels and capabilities. */
@RegisterForReflection
record NodesAnswer(@JsonProperty("nodes") List<Node> nodes) {

    /** @throws MalformedAnswerException if there is no list, or a node in it without a name */
    List<NetdataNode> toNodes() throws MalformedAnswerException {
        if (nodes == null || nodes.stream().anyMatch(node -> node == null || node.name() == null)) {
            throw new MalformedAnswerException("no nodes, or one without a name");
        }
        return nodes.stream().map(Node::toNode).toList();
    }

    @RegisterForReflection
    record Node(@JsonProperty("nd") String id, @JsonProperty("nm") String name, @JsonProperty("v") String version,
            @JsonProperty("state") String state, @JsonProperty("hw") Hardware hardware, @JsonProperty("os") System os,
            @JsonProperty("health") Health health) {

        NetdataNode toNode() {
            Optional<Hardware> hw = Optional.ofNullable(hardware);
            return NetdataNode.of(id, name, version, state,
                    Optional.ofNullable(os).map(system -> NetdataNode.words(system.name(), system.version())).orElse(null),
                    hw.map(Hardware::architecture).orElse(null), hw.map(Hardware::cpus).orElse(null),
                    hw.map(Hardware::memory).orElse(null),
                    Optional.ofNullable(health).map(Health::alerts).filter(Objects::nonNull).map(Alerts::toCounts));
        }
    }

    @RegisterForReflection
    record Hardware(@JsonProperty("architecture") String architecture, @JsonProperty("cpus") String cpus,
            @JsonProperty("memory") String memory) {
    }

    @RegisterForReflection
    record System(@JsonProperty("nm") String name, @JsonProperty("v") String version) {
    }

    @RegisterForReflection
    record Health(@JsonProperty("alerts") Alerts alerts) {
    }

    @RegisterForReflection
    record Alerts(@JsonProperty("critical") int critical, @JsonProperty("warning") int warning,
            @JsonProperty("clear") int clear) {

        AlertCounts toCounts() {
            return new AlertCounts(critical, warning, clear);
        }
    }
}
