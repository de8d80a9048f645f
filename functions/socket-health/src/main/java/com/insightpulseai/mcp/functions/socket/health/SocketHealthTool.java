package com.insightpulseai.mcp.functions.socket.health;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.insightpulseai.mcp.health.ProviderHealth;
import com.insightpulseai.mcp.provider.socket.SocketHealth;
import com.insightpulseai.mcp.tool.ProviderAccess;
import com.insightpulseai.mcp.tool.ProviderTool;

import io.smallrye.mutiny.Uni;

/** The tool {@code socket/health}: says whether Socket can be used with the stored token, and how much of its quota is left. */
@Path("/providers/socket/health")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SocketHealthTool {

    private final SocketHealth socket;
    private final ProviderAccess call;

    SocketHealthTool(SocketHealth socket, ProviderAccess call) {
        this.socket = socket;
        this.call = call;
    }

    @POST
    @ProviderTool("socket/health")
    public Uni<ProviderHealth> check(SocketHealthInput input) {
        return socket.check(call);
    }
}
