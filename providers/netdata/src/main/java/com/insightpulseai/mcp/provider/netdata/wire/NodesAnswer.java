package com.insightpulseai.mcp.provider.netdata.wire;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.insightpulseai.mcp.provider.netdata.NetdataNode;
import com.insightpulseai.mcp.provider.netdata.NetdataNode.AlertCounts;
import com.insightpulseai.mcp.upstream.MalformedAnswerException;
import com.insightpulseai.mcp.upstream.Received;
import com.insightpulseai.mcp.upstream.Records;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** The nodes in version 3, from an Agent and from Netdata Cloud alike, without labels and capabilities. */
@RegisterForReflection
public record NodesAnswer(@JsonProperty("nodes") List<Received<Node>> nodes) {

    /** @throws MalformedAnswerException if there is no list */
    public Records<NetdataNode> toNodes() throws MalformedAnswerException {
        if (nodes == null) {
            throw new MalformedAnswerException("no nodes");
        }
        return Records.of(nodes, node -> NetdataNode.name(node.name(), node.id()).map(node::toNode));
    }

    @RegisterForReflection
    record Node(@JsonProperty("nd") String id, @JsonProperty("nm") String name, @JsonProperty("v") String version,
            @JsonProperty("state") String state, @JsonProperty("hw") Hardware hardware, @JsonProperty("os") System os,
            @JsonProperty("health") Health health) {

        NetdataNode toNode(String hostname) {
            Optional<Hardware> hw = Optional.ofNullable(hardware);
            return NetdataNode.of(id, hostname, version, state,
                    Optional.ofNullable(os).map(system -> NetdataNode.words(system.name(), system.version())).orElse(null),
                    hw.map(Hardware::architecture).orElse(null), hw.map(Hardware::cpus).orElse(null),
                    hw.map(Hardware::memory).orElse(null),
                    Optional.ofNullable(health).map(Health::alerts).flatMap(Alerts::toCounts));
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
    record Alerts(@JsonProperty("critical") JsonNode critical, @JsonProperty("warning") JsonNode warning,
            @JsonProperty("clear") JsonNode clear) {

        Optional<AlertCounts> toCounts() {
            return AlertCounts.of(critical, warning, clear);
        }
    }
}
