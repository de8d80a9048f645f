// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.netdata;

import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Part of {@code netdata/nodes.list}.
 *
 * @param hostname Name of the host, to be used where a tool asks for nodes
 * @param nodeId Netdata's id of the node, where it is connected to Netdata Cloud
 * @param state reachable, or stale where its data does not arrive any more
 * @param version Version of its Netdata Agent
 * @param os Operating system with its version
 * @param architecture Architecture, such as x86_64
 * @param cpus Number of CPU cores
 * @param memoryBytes Memory in bytes
 * @param alerts Alerts by status
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record NetdataNode(
        @JsonProperty(value = "hostname", required = true) String hostname,
        @JsonProperty(value = "node_id") Optional<String> nodeId,
        @JsonProperty(value = "state", required = true) String state,
        @JsonProperty(value = "version") Optional<String> version,
        @JsonProperty(value = "os") Optional<String> os,
        @JsonProperty(value = "architecture") Optional<String> architecture,
        @JsonProperty(value = "cpus") Optional<Long> cpus,
        @JsonProperty(value = "memory_bytes") Optional<Long> memoryBytes,
        @JsonProperty(value = "alerts") Optional<AlertCounts> alerts) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public NetdataNode {
        Objects.requireNonNull(hostname, "hostname");
        nodeId = nodeId == null ? Optional.empty() : nodeId;
        Objects.requireNonNull(state, "state");
        version = version == null ? Optional.empty() : version;
        os = os == null ? Optional.empty() : os;
        architecture = architecture == null ? Optional.empty() : architecture;
        cpus = cpus == null ? Optional.empty() : cpus;
        memoryBytes = memoryBytes == null ? Optional.empty() : memoryBytes;
        alerts = alerts == null ? Optional.empty() : alerts;
    }
}
