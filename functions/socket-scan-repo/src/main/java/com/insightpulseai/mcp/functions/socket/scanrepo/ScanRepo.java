package com.insightpulseai.mcp.functions.socket.scanrepo;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.insightpulseai.mcp.provider.socket.SocketClient;
import com.insightpulseai.mcp.tool.AnswerSize;
import com.insightpulseai.mcp.tool.ProviderAccess;
import com.insightpulseai.mcp.tool.ProviderTool;

import io.smallrye.mutiny.Uni;

/** The tool {@code socket/scan.repo}: scans a repository's manifests with Socket, or finds the scan a ref already has. */
@Path("/providers/socket/scan.repo")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ScanRepo {

    private final SocketClient socket;
    private final ProviderAccess call;
    private final AnswerSize size;
    private final InflatedMemory memory;

    ScanRepo(SocketClient socket, ProviderAccess call, AnswerSize size, InflatedMemory memory) {
        this.socket = socket;
        this.call = call;
        this.size = size;
        this.memory = memory;
    }

    @POST
    @ProviderTool("socket/scan.repo")
    public Uni<ScanRepoOutput> scan(ScanRepoInput input) {
        return new RepositoryScan(socket.session(call), size, memory).of(input);
    }
}
