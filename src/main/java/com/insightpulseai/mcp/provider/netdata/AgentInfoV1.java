package com.insightpulseai.mcp.provider.netdata;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What an Agent says of itself and of the nodes that stream to it, in version 1 of its API. The fields beside the list are
 * about
 * the Agent's own node.
 */
@RegisterForReflection
record AgentInfoV1(@JsonProperty("version") String version, @JsonProperty("mirrored_hosts_status") List<Host> hosts,
        @JsonProperty("alarms") AlertCountsV1 alarms, @JsonProperty("os_name") String osName,
        @JsonProperty("os_version") String osVersion, @JsonProperty("kernel_name") String kernelName,
        @JsonProperty("kernel_version") String kernelVersion, @JsonProperty("architecture") String architecture,
        @JsonProperty("cores_total") String cores, @JsonProperty("ram_total") String memory) {

    /** @param hops how many Agents its data came through; none for the Agent's own node */
    @RegisterForReflection
    record Host(@JsonProperty("hostname") String hostname, @JsonProperty("reachable") Boolean reachable,
            @JsonProperty("hops") Integer hops, @JsonProperty("node_id") String nodeId) {
    }

    @RegisterForReflection
    record AlertCountsV1(@JsonProperty("normal") Integer normal, @JsonProperty("warning") Integer warning,
            @JsonProperty("critical") Integer critical) {
    }
}
