package com.insightpulseai.mcp.functions.netdata.health;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.insightpulseai.mcp.health.ProviderHealth;
import com.insightpulseai.mcp.provider.netdata.NetdataHealth;
import com.insightpulseai.mcp.tool.ProviderAccess;
import com.insightpulseai.mcp.tool.ProviderTool;

import io.smallrye.mutiny.Uni;

/** The tool {@code netdata/health}: whether Netdata answers, and whether to the stored credentials. */
@Path("/providers/netdata/health")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class NetdataHealthTool {

    private final NetdataHealth netdata;
    private final ProviderAccess call;

    NetdataHealthTool(NetdataHealth netdata, ProviderAccess call) {
        this.netdata = netdata;
        this.call = call;
    }

    @POST
    @ProviderTool("netdata/health")
    public Uni<ProviderHealth> check(NetdataHealthInput input) {
        return netdata.check(call);
    }
}
