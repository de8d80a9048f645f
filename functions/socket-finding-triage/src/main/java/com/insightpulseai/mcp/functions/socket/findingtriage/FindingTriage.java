package com.insightpulseai.mcp.functions.socket.findingtriage;

import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.insightpulseai.mcp.provider.socket.SocketClient;
import com.insightpulseai.mcp.tool.ProviderAccess;
import com.insightpulseai.mcp.tool.ProviderTool;
import com.insightpulseai.mcp.upstream.UpstreamSession;
import com.insightpulseai.mcp.web.problem.ProblemException;
import com.insightpulseai.mcp.web.problem.Violation;

import io.smallrye.mutiny.Uni;

/** The tool {@code socket/finding.triage}: tells Socket what to think of findings. */
@Path("/providers/socket/finding.triage")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class FindingTriage {

    private final SocketClient socket;
    private final ProviderAccess call;

    FindingTriage(SocketClient socket, ProviderAccess call) {
        this.socket = socket;
        this.call = call;
    }

    @POST
    @ProviderTool("socket/finding.triage")
    public Uni<FindingTriageOutput> triage(FindingTriageInput input) {
        return socket.session(call).triage(input.decisions()).map(FindingTriageOutput::of)
                .onFailure(failure -> UpstreamSession.answered(failure, 400))
                .transform(failure -> ProblemException.invalidInput("Socket does not take these decisions.",
                        List.of(new Violation("findings", "are not findings that Socket understands"))));
    }
}
