package com.insightpulseai.mcp.hub;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.insightpulseai.mcp.config.ToolId;
import com.insightpulseai.mcp.tool.OlderVersion;
import com.insightpulseai.mcp.tool.ProviderTool;

import io.smallrye.mutiny.Uni;

/** Stands for {@code socket/health}, whose path is read as well as called, as it might have been. */
@Path("/providers/socket/health/0.9")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class OlderHealth implements OlderVersion {

    public record Input() {
    }

    public record Output(boolean well) {
    }

    @Override
    public ToolId tool() {
        return ToolId.parse("socket/health");
    }

    @Override
    public String version() {
        return "0.9";
    }

    @POST
    @ProviderTool("socket/health")
    public Uni<Output> check(Input input) {
        return Uni.createFrom().item(new Output(true));
    }
}
