package com.insightpulseai.mcp.functions.socket.scanget;

import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.insightpulseai.mcp.provider.socket.ScanResult;
import com.insightpulseai.mcp.provider.socket.SocketClient;
import com.insightpulseai.mcp.tool.ProviderAccess;
import com.insightpulseai.mcp.tool.ProviderTool;
import com.insightpulseai.mcp.upstream.UpstreamSession;
import com.insightpulseai.mcp.web.problem.ProblemException;
import com.insightpulseai.mcp.web.problem.Violation;

import io.smallrye.mutiny.Uni;

/** The tool {@code socket/scan.get}: waits for a scan's result and reads its findings in pages. */
@Path("/providers/socket/scan.get")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ScanGet {

    private final SocketClient socket;
    private final ProviderAccess call;

    ScanGet(SocketClient socket, ProviderAccess call) {
        this.socket = socket;
        this.call = call;
    }

    @POST
    @ProviderTool("socket/scan.get")
    public Uni<ScanGetOutput> get(ScanGetInput input) {
        return socket.session(call).result(input.scanId(), input.query())
                .map(result -> result instanceof ScanResult.Complete complete
                        ? ScanGetOutput.complete(input.scanId(), complete.findings())
                        : ScanGetOutput.pending(input.scanId()))
                .onFailure(failure -> UpstreamSession.answered(failure, 404))
                .transform(failure -> ProblemException.unknownResource(404, "Socket has no such scan."))
                .onFailure(failure -> UpstreamSession.answered(failure, 400))
                .transform(failure -> ProblemException.invalidInput("Socket does not take this for a scan's id.",
                        List.of(new Violation("scan_id", "is not an id that Socket understands"))));
    }
}
