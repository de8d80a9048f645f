package com.insightpulseai.mcp.functions.netdata.nodeslist;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.insightpulseai.mcp.provider.netdata.NetdataClient;
import com.insightpulseai.mcp.tool.AnswerSize;
import com.insightpulseai.mcp.tool.ProviderAccess;
import com.insightpulseai.mcp.tool.ProviderTool;

import io.smallrye.mutiny.Uni;

/** The tool {@code netdata/nodes.list}: the machines that Netdata has metrics of. */
@Path("/providers/netdata/nodes.list")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class NodesList {

    private final NetdataClient netdata;
    private final ProviderAccess call;
    private final AnswerSize size;

    NodesList(NetdataClient netdata, ProviderAccess call, AnswerSize size) {
        this.netdata = netdata;
        this.call = call;
        this.size = size;
    }

    @POST
    @ProviderTool("netdata/nodes.list")
    public Uni<NodesListOutput> list(NodesListInput input) {
        return netdata.session(call).nodes().map(nodes -> NodesListOutput.page(nodes, input, size));
    }
}
