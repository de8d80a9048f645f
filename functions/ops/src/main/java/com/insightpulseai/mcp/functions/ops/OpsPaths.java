package com.insightpulseai.mcp.functions.ops;

import java.util.Map;
import java.util.Set;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import com.insightpulseai.mcp.access.Authentication;
import com.insightpulseai.mcp.access.CallerKind;
import com.insightpulseai.mcp.web.BodyAllowance;
import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;

import io.smallrye.mutiny.Uni;

/** Lets signed-in users pass to the paths of the API; workflows are callers of tools, and no readers of what others did. */
class OpsPaths {

    static final String ROOT = "/ops";

    /** The settings that a page needs before a user has signed in. */
    private static final String CONFIG = ROOT + "/config";

    private static final int LARGEST_BODY = 16_384;
    private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    /** The end of all paths that are posted to. */
    private static final String ACKNOWLEDGE = "/acknowledge";

    private final Authentication authentication;
    private final BodyAllowance allowance;

    OpsPaths(Authentication authentication, BodyAllowance allowance) {
        this.authentication = authentication;
        this.allowance = allowance;
    }

    @ServerRequestFilter(preMatching = true)
    Uni<Response> guard(ContainerRequestContext request) {
        String path = path(request);
        if (!isOps(path)) {
            return Uni.createFrom().nullItem();
        }
        checkMethod(request.getMethod(), path.endsWith(ACKNOWLEDGE));
        if (path.equals(CONFIG)) {
            return Uni.createFrom().nullItem();
        }
        return authentication.authenticate().invoke(caller -> {
            if (caller.kind() == CallerKind.WORKFLOW) {
                throw ProblemException.of(ProblemCode.FORBIDDEN, "The console is for users; a workflow calls tools only.");
            }
            if (caller.client().isPresent()) {
                throw ProblemException.of(ProblemCode.FORBIDDEN,
                        "The console takes a user's own token, and none that was issued to a third-party client.");
            }
            allowance.grant(caller.name(), LARGEST_BODY);
        }).replaceWith(() -> null);
    }

    private static void checkMethod(String method, boolean acknowledges) {
        if (acknowledges && !method.equals(HttpMethod.POST)) {
            throw otherMethod("An alert is acknowledged with POST.", HttpMethod.POST);
        }
        if (!acknowledges && !READING.contains(method)) {
            throw otherMethod("The console's API is read with GET.", "GET, HEAD");
        }
    }

    private static ProblemException otherMethod(String detail, String allowed) {
        return ProblemException.of(ProblemCode.METHOD_NOT_ALLOWED, detail).withHeaders(Map.of(HttpHeaders.ALLOW, allowed));
    }

    @ServerResponseFilter
    void protect(ContainerRequestContext request, ContainerResponseContext response) {
        if (isOps(path(request))) {
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
            response.getHeaders().putSingle("X-Content-Type-Options", "nosniff");
        }
    }

    private static boolean isOps(String path) {
        return path.equals(ROOT) || path.startsWith(ROOT + "/");
    }

    private static String path(ContainerRequestContext request) {
        return request.getUriInfo().getPath();
    }
}
