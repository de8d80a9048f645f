package com.insightpulseai.mcp.functions.mcp;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import com.insightpulseai.mcp.access.Authentication;
import com.insightpulseai.mcp.access.Caller;
import com.insightpulseai.mcp.platform.EventLoop;
import com.insightpulseai.mcp.protocol.ProtocolServer;
import com.insightpulseai.mcp.protocol.ReceivedMessage;
import com.insightpulseai.mcp.protocol.Reply;
import com.insightpulseai.mcp.protocol.RequestHeaders;
import com.insightpulseai.mcp.protocol.ServerIdentity;

import io.smallrye.mutiny.Uni;

/** All tools and resources of the caller's role, for any client of the Model Context Protocol. */
@Path(McpEndpoint.PATH)
public class McpEndpoint {

    static final String PATH = "/mcp";

    static final int LARGE = 65_536; // bytes; the reading of more is not for an event loop
    private static final byte[] NOTHING = {};

    private final Authentication authentication;
    private final McpCatalogue catalogue;
    private final OpsResources resources;
    private final ToolCalls calls;
    private final ProtocolServer server;

    McpEndpoint(Authentication authentication, McpCatalogue catalogue, OpsResources resources, ToolCalls calls,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.authentication = authentication;
        this.catalogue = catalogue;
        this.resources = resources;
        this.calls = calls;
        this.server = new ProtocolServer(
                new ServerIdentity("mcp-provider-system", "MCP Provider System", version, Instructions.TEXT));
    }

    /** One message, one answer. Whether the caller is known has been found out before. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Response> answer(byte[] body, @Context HttpHeaders headers) {
        RequestHeaders said = new RequestHeaders(value(headers, RequestHeaders.PROTOCOL_VERSION),
                value(headers, RequestHeaders.METHOD), value(headers, RequestHeaders.NAME));
        return authentication.authenticate()
                .chain(caller -> read(body == null ? NOTHING : body)
                        .chain(message -> server.answer(said, message, offering(caller))))
                .map(McpEndpoint::response);
    }

    private static Uni<ReceivedMessage> read(byte[] body) {
        Supplier<Uni<? extends ReceivedMessage>> reading = () -> Uni.createFrom().item(ReceivedMessage.of(body));
        return body.length > LARGE ? EventLoop.leaveFor(reading) : Uni.createFrom().deferred(reading);
    }

    private RoleOffering offering(Caller caller) {
        return new RoleOffering(caller, catalogue, resources, calls);
    }

    /** A header that stands twice has no value that both ends agree on. */
    private static Optional<String> value(HttpHeaders headers, String name) {
        List<String> values = headers.getRequestHeaders().getOrDefault(name, List.of());
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join(",", values));
    }

    private static Response response(Reply reply) {
        Response.ResponseBuilder answer = Response.status(reply.status());
        reply.json().ifPresent(json -> answer.type(MediaType.APPLICATION_JSON_TYPE).entity(json));
        return answer.build();
    }
}
