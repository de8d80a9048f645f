// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.netdata;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Result of {@code netdata/nodes.list}.
 *
 * @param nodes Nodes by host name
 * @param total Number of nodes altogether
 * @param truncated True if nodes were left out to keep the answer small
 * @param nextCursor Cursor of the next page; absent at the end
 * @param unreadable Number of nodes that Netdata sent and that cannot be read; absent where there are none
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record NodesListResult(
        @JsonProperty(value = "nodes", required = true) List<NetdataNode> nodes,
        @JsonProperty(value = "total", required = true) long total,
        @JsonProperty(value = "truncated", required = true) boolean truncated,
        @JsonProperty(value = "next_cursor") Optional<String> nextCursor,
        @JsonProperty(value = "unreadable") Optional<Long> unreadable) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public NodesListResult {
        nodes = List.copyOf(Objects.requireNonNull(nodes, "nodes"));
        nextCursor = nextCursor == null ? Optional.empty() : nextCursor;
        unreadable = unreadable == null ? Optional.empty() : unreadable;
    }
}
