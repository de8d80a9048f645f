package com.insightpulseai.mcp.hub;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.container.ContainerRequestContext;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;

/**
 * Hides the paths of {@link SandboxControl} where there is no sandbox. Nobody needs a token for them, since a sandbox listens
 * on this machine only; so pages of other origins that are open in a browser here are kept away.
 */
class SandboxGuard {

    private static final String PATH = "/sandbox";

    @ServerRequestFilter(preMatching = true)
    void guard(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        if (path.equals(PATH) || path.startsWith(PATH + "/")) {
            Hub hub = HubMain.running().filter(running -> running.sandbox().isPresent()).orElseThrow(NotFoundException::new);
            String origin = request.getHeaderString("Origin");
            if (origin != null && !origin.equals(hub.settings().origin())) {
                throw ProblemException.of(ProblemCode.FORBIDDEN, "Pages of other origins may not control the sandbox.");
            }
            // Without one it would be taken for JSON.
            if (request.getMethod().equals(HttpMethod.PUT) && request.getMediaType() == null) {
                throw new NotSupportedException();
            }
        }
    }
}
