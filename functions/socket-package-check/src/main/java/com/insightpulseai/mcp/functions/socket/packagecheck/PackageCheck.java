package com.insightpulseai.mcp.functions.socket.packagecheck;

import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.insightpulseai.mcp.provider.socket.SocketClient;
import com.insightpulseai.mcp.tool.AnswerSize;
import com.insightpulseai.mcp.tool.ProviderAccess;
import com.insightpulseai.mcp.tool.ProviderTool;
import com.insightpulseai.mcp.upstream.UpstreamSession;
import com.insightpulseai.mcp.web.problem.ProblemException;
import com.insightpulseai.mcp.web.problem.Violation;

import io.smallrye.mutiny.Uni;

/** The tool {@code socket/package.check}: asks what Socket knows about packages, before they are used. */
@Path("/providers/socket/package.check")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PackageCheck {

    private final SocketClient socket;
    private final ProviderAccess call;
    private final AnswerSize size;

    PackageCheck(SocketClient socket, ProviderAccess call, AnswerSize size) {
        this.socket = socket;
        this.call = call;
        this.size = size;
    }

    @POST
    @ProviderTool("socket/package.check")
    public Uni<PackageCheckOutput> check(PackageCheckInput input) {
        return socket.session(call).packages(input.urls(), input.alertsPerPackage())
                .map(reports -> PackageCheckOutput.of(reports, size))
                .onFailure(failure -> UpstreamSession.answered(failure, 400))
                .transform(failure -> ProblemException.invalidInput("Socket does not take these for package URLs.",
                        List.of(new Violation("packages", "are not package URLs that Socket understands"))));
    }
}
