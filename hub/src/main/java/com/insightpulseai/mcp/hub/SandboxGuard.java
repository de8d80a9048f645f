package com.insightpulseai.mcp.hub;

import java.net.URI;
import java.util.List;
import java.util.Set;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.container.ContainerRequestContext;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;

/**
 * Hides the paths of {@link SandboxControl} where there is no sandbox. They need no token, since a sandbox listens on this
 * machine only; so pages of other origins that are open in a browser here are kept away, even where the name of their host
 * has come to mean this machine, and so is what a proxy passes on from elsewhere.
 */
class SandboxGuard {

    private static final String PATH = "/sandbox";
    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final List<String> OF_PROXIES = List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "Via");

    @ServerRequestFilter(preMatching = true)
    void guard(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        if (path.equals(PATH) || path.startsWith(PATH + "/")) {
            Hub hub = HubMain.running().filter(running -> running.sandbox().isPresent()).orElseThrow(NotFoundException::new);
            String origin = request.getHeaderString("Origin");
            URI host = request.getUriInfo().getBaseUri();
            if (!isThisMachine(host, hub) || origin != null && !origin.equals("http://" + host.getAuthority())) {
                throw ProblemException.of(ProblemCode.FORBIDDEN, "Pages of other origins may not control the sandbox.");
            }
            if (OF_PROXIES.stream().anyMatch(request.getHeaders()::containsKey)) {
                throw ProblemException.of(ProblemCode.FORBIDDEN,
                        "The sandbox is controlled from this machine, not through a proxy.");
            }
            // Without one it would be taken for JSON.
            if (request.getMethod().equals(HttpMethod.PUT) && request.getMediaType() == null) {
                throw new NotSupportedException();
            }
        }
    }

    private static boolean isThisMachine(URI host, Hub hub) {
        return host.getHost() != null && (NAMES.contains(host.getHost()) || host.getHost().equals(hub.settings().host()));
    }
}
