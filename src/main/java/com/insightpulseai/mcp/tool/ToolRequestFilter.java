package com.insightpulseai.mcp.tool;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import com.insightpulseai.mcp.access.Authentication;
import com.insightpulseai.mcp.access.Caller;
import com.insightpulseai.mcp.problem.ProblemCode;
import com.insightpulseai.mcp.problem.ProblemException;
import com.insightpulseai.mcp.problem.Violation;

import io.smallrye.mutiny.Uni;

/** Opens every call before its body is read: who calls, which tool, which version of it, how old an answer may be. */
class ToolRequestFilter {

    private static final String TOOLS = "/providers/";

    private final Authentication authentication;
    private final ToolCatalogue catalogue;
    private final ToolCall call;
    private final RequestBodyLimit limit;

    ToolRequestFilter(Authentication authentication, ToolCatalogue catalogue, ToolCall call, RequestBodyLimit limit) {
        this.authentication = authentication;
        this.catalogue = catalogue;
        this.call = call;
        this.limit = limit;
    }

    @ServerRequestFilter(preMatching = true)
    Uni<Response> open(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        if (!path.startsWith(TOOLS)) {
            return Uni.createFrom().nullItem();
        }
        return authentication.authenticate()
                .invoke(caller -> open(request, path.substring(TOOLS.length()), caller))
                .replaceWith(() -> null);
    }

    private void open(ContainerRequestContext request, String path, Caller caller) {
        ToolPolicy policy = policy(path);
        String version = request.getHeaderString("Schema-Version");
        if (version != null && !policy.schemaVersions().contains(version)) {
            throw ProblemException.invalidInput(
                    "This version of the tool does not exist; there is " + String.join(", ", policy.schemaVersions()) + ".",
                    List.of(new Violation("Schema-Version", "is not a version of this tool")));
        }
        Optional<Duration> maxStale = MaxStale.in(request.getHeaders().getOrDefault(MaxStale.HEADER, List.of()));
        limit.check(request);
        call.open(policy, caller, Optional.ofNullable(version).orElseGet(policy::schemaVersion), maxStale);
    }

    private ToolPolicy policy(String path) {
        int slash = path.indexOf('/');
        String provider = slash < 0 ? path : path.substring(0, slash);
        if (!catalogue.hasProvider(provider)) {
            throw ProblemException.of(ProblemCode.UNKNOWN_PROVIDER, "The configuration names no such provider.");
        }
        return ToolId.find(path).flatMap(catalogue::find)
                .orElseThrow(() -> ProblemException.of(ProblemCode.UNKNOWN_TOOL,
                        "The configuration names no such tool of this provider."));
    }
}
