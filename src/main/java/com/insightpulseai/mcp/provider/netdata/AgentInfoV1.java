package com.insightpulseai.mcp.provider.netdata;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.insightpulseai.mcp.provider.netdata.NetdataNode.AlertCounts;
import com.insightpulseai.mcp.upstream.Received;
import com.insightpulseai.mcp.upstream.Records;
import com.insightpulseai.mcp.web.problem.ProblemException;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What an Agent says of itself and of the nodes that stream to it, in version 1 of its API. What stands beside the list
 * is about the Agent's own node.
 */
@RegisterForReflection
record AgentInfoV1(@JsonProperty("version") String version, @JsonProperty("mirrored_hosts_status") List<Received<Host>> hosts,
        @JsonProperty("alarms") AlertCountsV1 alarms, @JsonProperty("os_name") String osName,
        @JsonProperty("os_version") String osVersion, @JsonProperty("architecture") String architecture,
        @JsonProperty("cores_total") String cores, @JsonProperty("ram_total") String memory) {

    /** @throws ProblemException {@code upstream_error} if there is no list */
    Records<NetdataNode> toNodes() {
        if (hosts == null) {
            throw ProblemException.upstreamError("Netdata's answer is not what its description promises.");
        }
        return Records.of(hosts, host -> host.name().map(name -> host.isOwn() ? own(host, name) : host.toNode(name)));
    }

    /** The id of the Agent's own node, where it is connected to Netdata Cloud. */
    Optional<String> ownNodeId() {
        return Optional.ofNullable(hosts).stream().flatMap(List::stream).flatMap(host -> host.record().stream())
                .filter(Host::isOwn).findFirst().flatMap(host -> NetdataAlert.name(host.nodeId()));
    }

    /** The first number of the version, such as 1 of {@code v1.37.1}; empty if it names none. */
    OptionalInt majorVersion() {
        String text = version == null ? "" : version.strip();
        int begin = text.startsWith("v") ? 1 : 0;
        int dot = text.indexOf('.', begin);
        try {
            int major = Integer.parseInt(text.substring(begin, Math.max(begin, dot)));
            return major < 0 ? OptionalInt.empty() : OptionalInt.of(major);
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    private NetdataNode own(Host host, String name) {
        return NetdataNode.of(host.nodeId(), name, version, host.state(), NetdataNode.words(osName, osVersion),
                architecture, cores, memory, Optional.ofNullable(alarms).flatMap(AlertCountsV1::toCounts));
    }

    /** @param hops how many Agents its data came through; none for the Agent's own node */
    @RegisterForReflection
    record Host(@JsonProperty("hostname") String hostname, @JsonProperty("reachable") Boolean reachable,
            @JsonProperty("hops") Integer hops, @JsonProperty("node_id") String nodeId) {

        boolean isOwn() {
            return hops != null && hops == 0;
        }

        /** In the words of version 3. */
        String state() {
            return Boolean.TRUE.equals(reachable) ? "reachable" : "stale";
        }

        Optional<String> name() {
            return NetdataNode.name(hostname, nodeId);
        }

        NetdataNode toNode(String name) {
            return NetdataNode.of(nodeId, name, null, state(), null, null, null, null, Optional.empty());
        }
    }

    @RegisterForReflection
    record AlertCountsV1(@JsonProperty("normal") JsonNode normal, @JsonProperty("warning") JsonNode warning,
            @JsonProperty("critical") JsonNode critical) {

        Optional<AlertCounts> toCounts() {
            return AlertCounts.of(critical, warning, normal);
        }
    }
}
