package com.insightpulseai.mcp.functions.mcp;

import java.util.Map;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import com.insightpulseai.mcp.access.Authentication;
import com.insightpulseai.mcp.access.Caller;
import com.insightpulseai.mcp.config.ToolCatalogue;
import com.insightpulseai.mcp.web.BodyAllowance;
import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;

import io.smallrye.mutiny.Uni;

/** Lets requests to the endpoint pass by where they come from, by who calls, and by their method; then the body may be read. */
class McpGuard {

    private final OriginCheck origins;
    private final Authentication authentication;
    private final BodyAllowance allowance;

    McpGuard(OriginCheck origins, Authentication authentication, BodyAllowance allowance) {
        this.origins = origins;
        this.authentication = authentication;
        this.allowance = allowance;
    }

    @ServerRequestFilter(preMatching = true)
    Uni<Response> guard(ContainerRequestContext request) {
        if (!isEndpoint(request.getUriInfo().getPath())) {
            return Uni.createFrom().nullItem();
        }
        origins.check(request.getHeaderString(HttpHeaders.HOST), request.getHeaders().get("Origin"));
        return authentication.authenticate().invoke(caller -> admit(caller, request.getMethod())).replaceWith(() -> null);
    }

    private static boolean isEndpoint(String path) {
        return path.equals(McpEndpoint.PATH) || path.equals(McpEndpoint.PATH + "/");
    }

    private void admit(Caller caller, String method) {
        if (!method.equals(HttpMethod.POST)) {
            throw ProblemException.of(ProblemCode.METHOD_NOT_ALLOWED,
                    "Messages are sent with POST; there are no sessions and no streams here.")
                    .withHeaders(Map.of(HttpHeaders.ALLOW, HttpMethod.POST));
        }
        allowance.grant(caller.name(), ToolCatalogue.LARGEST_BODY);
    }
}
