package com.insightpulseai.mcp.functions.socket.findingslist;

import java.util.List;
import java.util.Optional;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.insightpulseai.mcp.provider.socket.SocketClient;
import com.insightpulseai.mcp.provider.socket.SocketSession;
import com.insightpulseai.mcp.provider.socket.scan.RepositoryKey;
import com.insightpulseai.mcp.tool.ProviderAccess;
import com.insightpulseai.mcp.tool.ProviderTool;
import com.insightpulseai.mcp.upstream.UpstreamSession;
import com.insightpulseai.mcp.web.problem.ProblemException;
import com.insightpulseai.mcp.web.problem.Violation;

import io.smallrye.mutiny.Uni;

/** The tool {@code socket/findings.list}: lists the findings of all repositories of the organization. */
@Path("/providers/socket/findings.list")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class FindingsList {

    private final SocketClient socket;
    private final ProviderAccess call;

    FindingsList(SocketClient socket, ProviderAccess call) {
        this.socket = socket;
        this.call = call;
    }

    @POST
    @ProviderTool("socket/findings.list")
    public Uni<FindingsListOutput> list(FindingsListInput input) {
        SocketSession session = socket.session(call);
        return repository(session, input).chain(repository -> session
                .alerts(input.filter(repository), input.limit(), input.from())
                .map(page -> FindingsListOutput.of(repository, page))
                .onFailure(failure -> UpstreamSession.answered(failure, 400))
                .transform(failure -> input.cursor().isEmpty() ? failure
                        : ProblemException.invalidInput("Socket does not take this cursor, which may be too old.",
                                List.of(new Violation("cursor", "is not a cursor that Socket understands")))));
    }

    private static Uni<Optional<RepositoryKey>> repository(SocketSession session, FindingsListInput input) {
        return input.repo().map(name -> session.repository(name).map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }
}
