package com.insightpulseai.mcp.hub;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.insightpulseai.mcp.hub.sandbox.Sandbox;
import com.insightpulseai.mcp.hub.sandbox.SimulatedFault;
import com.insightpulseai.mcp.hub.sandbox.SimulatedUpstreamServer;
import com.insightpulseai.mcp.hub.sandbox.webhooks.ReceivedDelivery;
import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;
import com.insightpulseai.mcp.web.problem.Violation;

/** Makes simulated upstreams fail and recover, shows the webhooks that arrived, and gives the console its tokens. */
@Path("/sandbox")
@Produces(MediaType.APPLICATION_JSON)
public class SandboxControl {

    /** All simulated upstreams. */
    public record Upstreams(List<Upstream> upstreams) {
    }

    /** @param fault wire name of what is wrong with it; {@code null} while it is well */
    public record Upstream(String name, String origin, Optional<String> fault) {

        static Upstream of(SimulatedUpstreamServer server) {
            return new Upstream(server.name(), server.origin(), server.fault().map(SimulatedFault::wireName));
        }
    }

    /** @param fault wire name of what is to be wrong */
    public record FaultInput(String fault) {
    }

    /** @param deliveries the newest first */
    public record Deliveries(List<ReceivedDelivery> deliveries) {
    }

    /** Tokens for the console, of each role. */
    public record Tokens(List<Token> tokens) {
    }

    /**
     * A caller to be.
     *
     * @param token a secret, as far as a sandbox has any
     */
    public record Token(String role, String name, String token) {
    }

    @GET
    public Upstreams upstreams() {
        return new Upstreams(sandbox().simulated().stream().map(Upstream::of).toList());
    }

    @PUT
    @Path("faults/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Upstream play(@PathParam("name") String name, FaultInput input) {
        SimulatedUpstreamServer server = simulated(name);
        server.play(fault(input));
        return Upstream.of(server);
    }

    @DELETE
    @Path("faults/{name}")
    public void recover(@PathParam("name") String name) {
        simulated(name).recover();
    }

    @DELETE
    @Path("faults")
    public void recoverAll() {
        sandbox().simulated().forEach(SimulatedUpstreamServer::recover);
    }

    @GET
    @Path("webhooks")
    public Deliveries webhooks() {
        return new Deliveries(sandbox().webhooks().deliveries());
    }

    @DELETE
    @Path("webhooks")
    public void forgetWebhooks() {
        sandbox().webhooks().forget();
    }

    @GET
    @Path("tokens")
    public Response tokens() {
        List<Token> tokens = sandbox().tokens().entrySet().stream()
                .map(token -> new Token(token.getKey(), sandbox().email(token.getKey()), token.getValue())).toList();
        return Response.ok(new Tokens(tokens)).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    private static Sandbox sandbox() {
        return HubMain.running().flatMap(Hub::sandbox).orElseThrow(NotFoundException::new);
    }

    private static SimulatedUpstreamServer simulated(String name) {
        Sandbox sandbox = sandbox();
        return sandbox.simulated().stream().filter(server -> server.name().equals(name)).findFirst()
                .orElseThrow(() -> ProblemException.of(ProblemCode.NOT_FOUND, sandbox.real().contains(name)
                        ? "This one is real, because of a key in the vault or an address in the environment; "
                                + "only what is played can be in trouble."
                        : "The sandbox plays nothing of this name; it plays " + names(sandbox) + "."));
    }

    private static String names(Sandbox sandbox) {
        return sandbox.simulated().stream().map(SimulatedUpstreamServer::name).collect(Collectors.joining(", "));
    }

    private static SimulatedFault fault(FaultInput input) {
        return Optional.ofNullable(input).map(FaultInput::fault).flatMap(SimulatedFault::named)
                .orElseThrow(() -> ProblemException.invalidInput("There is no such fault.",
                        List.of(new Violation("fault", "must be one of " + String.join(", ", SimulatedFault.wireNames())))));
    }
}
