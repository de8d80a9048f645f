package com.insightpulseai.mcp.functions.health;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import com.insightpulseai.mcp.call.CurrentCall;
import com.insightpulseai.mcp.config.ServedTools;
import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;

import io.smallrye.mutiny.Uni;

/**
 * What is special about the two paths: anyone may read them, only reading is answered, and no cache keeps what they say.
 * <p>
 * One provider's path is also that of its tool, which is called with POST. Of two resource classes that match a path RESTEasy
 * looks no further than the one with the longer literal, so reading is answered before resources are matched.
 */
class HealthPaths {

    private static final String ALL = "/health";
    private static final Pattern ONE = Pattern.compile("/providers/([^/]+)/health");
    private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final Health health;
    private final CurrentCall call;
    private final ServedTools served;

    HealthPaths(Health health, CurrentCall call, ServedTools served) {
        this.health = health;
        this.call = call;
        this.served = served;
    }

    /** Comes before the filter that wants a token for whatever is below the tools' paths. */
    @ServerRequestFilter(preMatching = true, priority = Priorities.AUTHENTICATION)
    Uni<Response> answer(ContainerRequestContext request) {
        String path = path(request);
        Matcher one = ONE.matcher(path);
        boolean reading = READING.contains(request.getMethod());
        if (one.matches() && reading) {
            return health.answer(Optional.of(one.group(1)), request.getHeaderString(HttpHeaders.CACHE_CONTROL))
                    .map(RestResponse::toResponse);
        }
        boolean calling = one.matches() && request.getMethod().equals(HttpMethod.POST);
        if (isHealth(path) && !reading && !calling) {
            throw methodNotAllowed(one.matches() && isServed(one.group(1)));
        }
        return Uni.createFrom().nullItem();
    }

    @ServerResponseFilter
    void keepOutOfCaches(ContainerRequestContext request, ContainerResponseContext response) {
        if (isHealth(call.path().orElseGet(() -> path(request)))) {
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }

    /** @param calls whether the path is that of a tool as well */
    static ProblemException methodNotAllowed(boolean calls) {
        return ProblemException.of(ProblemCode.METHOD_NOT_ALLOWED, "Health is read with GET.")
                .withHeaders(Map.of(HttpHeaders.ALLOW, calls ? "GET, HEAD, POST" : "GET, HEAD"));
    }

    private boolean isServed(String provider) {
        return served.ids().stream().anyMatch(tool -> tool.provider().equals(provider) && tool.tool().equals("health"));
    }

    private static boolean isHealth(String path) {
        return path.equals(ALL) || ONE.matcher(path).matches();
    }

    /** RESTEasy finds a resource with a slash at the end, too. */
    private static String path(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
