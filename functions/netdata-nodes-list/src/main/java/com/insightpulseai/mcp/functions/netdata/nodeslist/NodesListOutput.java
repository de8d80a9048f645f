package com.insightpulseai.mcp.functions.netdata.nodeslist;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.insightpulseai.mcp.provider.netdata.NetdataNode;
import com.insightpulseai.mcp.tool.AnswerSize;
import com.insightpulseai.mcp.upstream.Records;

/** A page of the nodes; its JSON stays below 256 KiB. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record NodesListOutput(
        @JsonPropertyDescription("Nodes by host name") List<NetdataNode> nodes,
        @JsonPropertyDescription("Number of nodes altogether") int total,
        @JsonPropertyDescription("True if nodes were left out to keep the answer small") boolean truncated,
        @JsonPropertyDescription("Cursor of the next page; absent at the end") Optional<String> nextCursor,
        @JsonPropertyDescription("Number of nodes that Netdata sent and that cannot be read; absent where there are none") Optional<Integer> unreadable) {

    /** Netdata gives all its nodes at once, so a page is a part of them; nodes that come and go in between may shift it. */
    static NodesListOutput page(Records<NetdataNode> found, NodesListInput input, AnswerSize size) {
        List<NetdataNode> all = found.readable();
        int from = Math.min(input.offset(), all.size());
        List<NetdataNode> wanted = all.subList(from, Math.min(all.size(), from + input.limit()));
        List<NetdataNode> page = size.fitting(wanted);
        int next = from + page.size();
        return new NodesListOutput(page, all.size(), page.size() < wanted.size(),
                next < all.size() ? Optional.of(Integer.toString(next)) : Optional.empty(), found.unreadableIfAny());
    }
}
