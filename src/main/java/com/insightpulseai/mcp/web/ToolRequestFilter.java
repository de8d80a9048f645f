package com.insightpulseai.mcp.web;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import com.insightpulseai.mcp.access.Authentication;
import com.insightpulseai.mcp.access.Caller;
import com.insightpulseai.mcp.call.CurrentCall;
import com.insightpulseai.mcp.call.OpenedCall;
import com.insightpulseai.mcp.config.ToolCatalogue;
import com.insightpulseai.mcp.config.ToolId;
import com.insightpulseai.mcp.config.ToolPolicy;
import com.insightpulseai.mcp.platform.LoopWork;
import com.insightpulseai.mcp.tool.OlderVersion;
import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;
import com.insightpulseai.mcp.web.problem.Violation;

import io.smallrye.mutiny.Uni;

/** Opens every call before its body is read: who calls, which tool, which version of it, how old an answer may be, its key. */
class ToolRequestFilter {

    private static final URI ROOT = URI.create("/");

    private final Authentication authentication;
    private final ToolCatalogue catalogue;
    private final CurrentCall call;
    private final BodyAllowance allowance;
    private final Set<String> olderPaths;

    ToolRequestFilter(Authentication authentication, ToolCatalogue catalogue, CurrentCall call,
            BodyAllowance allowance, Instance<OlderVersion> olderVersions) {
        this.authentication = authentication;
        this.catalogue = catalogue;
        this.call = call;
        this.allowance = allowance;
        this.olderPaths = olderVersions.stream().map(older -> path(older.tool(), older.version()))
                .collect(Collectors.toUnmodifiableSet());
    }

    @ServerRequestFilter(preMatching = true)
    Uni<Response> open(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        if (!path.startsWith(ToolId.PATHS)) {
            return Uni.createFrom().nullItem();
        }
        return authentication.authenticate()
                .invoke(caller -> open(request, path.substring(ToolId.PATHS.length()), caller))
                .replaceWith(() -> null);
    }

    private void open(ContainerRequestContext request, String path, Caller caller) {
        ToolPolicy policy = policy(path);
        String version = Optional.ofNullable(request.getHeaderString("Schema-Version")).orElseGet(policy::schemaVersion);
        if (!policy.schemaVersions().contains(version)) {
            throw ProblemException.invalidInput(
                    "This version of the tool does not exist; there is " + String.join(", ", policy.schemaVersions()) + ".",
                    List.of(new Violation("Schema-Version", "must be " + String.join(" or ", policy.schemaVersions()))));
        }
        Optional<Duration> maxStale = MaxStale.in(request.getHeaders().getOrDefault(MaxStale.HEADER, List.of()));
        call.open(OpenedCall.of(policy, caller, version, maxStale, AnswerLimit.in(request))
                .withKey(IdempotencyKey.of(policy, request.getHeaders().getOrDefault(IdempotencyKey.HEADER, List.of()))));
        allowance.grant(caller.name(), policy.maxBodyBytes());
        LoopWork.isOf(policy.id().toString());
        lead(request, policy.id(), version);
    }

    /** To the endpoint of this version, where there is one; else the tool's present endpoint, at the path asked, answers. */
    private void lead(ContainerRequestContext request, ToolId tool, String version) {
        String own = path(tool, version);
        if (olderPaths.contains(own)) {
            // Not resolved against the request's own base: that is as good as the Host header.
            request.setRequestUri(ROOT, URI.create(own));
        }
    }

    private static String path(ToolId tool, String version) {
        return tool.path() + "/" + version;
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
