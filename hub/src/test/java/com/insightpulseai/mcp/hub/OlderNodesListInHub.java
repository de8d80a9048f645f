package com.insightpulseai.mcp.hub;

import java.util.List;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.insightpulseai.mcp.config.ToolId;
import com.insightpulseai.mcp.provider.netdata.NetdataClient;
import com.insightpulseai.mcp.provider.netdata.NetdataNode;
import com.insightpulseai.mcp.tool.OlderVersion;
import com.insightpulseai.mcp.tool.ProviderAccess;
import com.insightpulseai.mcp.tool.ProviderTool;

import io.smallrye.mutiny.Uni;

/** Stands for {@code netdata/nodes.list} as it might have been; answered only where a test lists the version. */
@Path(OlderNodesListInHub.PATH)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class OlderNodesListInHub implements OlderVersion {

    static final String PATH = "/providers/netdata/nodes.list/0.9";

    private final NetdataClient netdata;
    private final ProviderAccess call;

    OlderNodesListInHub(NetdataClient netdata, ProviderAccess call) {
        this.netdata = netdata;
        this.call = call;
    }

    public record Input(@NotNull @Max(10) Integer most) {
    }

    public record Output(List<String> hosts) {
    }

    @Override
    public ToolId tool() {
        return ToolId.parse("netdata/nodes.list");
    }

    @Override
    public String version() {
        return "0.9";
    }

    @POST
    @ProviderTool("netdata/nodes.list")
    public Uni<Output> list(Input input) {
        return netdata.session(call).nodes()
                .map(nodes -> new Output(nodes.readable().stream().map(NetdataNode::hostname).limit(input.most()).toList()));
    }
}
