package com.insightpulseai.mcp.functions.netdata.nodeslist;

import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.insightpulseai.mcp.config.ToolId;
import com.insightpulseai.mcp.tool.OlderVersion;
import com.insightpulseai.mcp.tool.ProviderTool;

import io.smallrye.mutiny.Uni;

/** Stands for the tool as it might have been; answered only where a test lists the version. */
@Path("/providers/netdata/nodes.list/0.9")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class OlderNodesList implements OlderVersion {

    public record Input(@NotBlank String word) {
    }

    public record Output(String echo) {
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
        return Uni.createFrom().item(new Output(input.word()));
    }
}
