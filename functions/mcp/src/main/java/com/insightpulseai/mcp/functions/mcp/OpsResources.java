package com.insightpulseai.mcp.functions.mcp;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.insightpulseai.mcp.access.Caller;
import com.insightpulseai.mcp.protocol.ListedResource;
import com.insightpulseai.mcp.protocol.ResourceContent;
import com.insightpulseai.mcp.protocol.ResourceUnavailableException;
import com.insightpulseai.mcp.web.problem.ProblemException;

import io.smallrye.mutiny.Uni;

/** Resources that may be read without calling a tool: the catalogue of the caller's role, and how the providers are. */
@ApplicationScoped
class OpsResources {

    private static final String JSON = "application/json";
    private static final String PROVIDERS = "ops:///providers";
    private static final String HEALTH = "ops:///health";

    private static final List<ListedResource> ALL = List.of(
            new ListedResource(PROVIDERS, "providers", "Providers and tools",
                    "All providers with the tools that you may call, and the limits of your role", Optional.of(JSON)),
            new ListedResource(HEALTH, "health", "Health of all providers",
                    "Whether each provider works, with the database and the vault", Optional.of(JSON)));
    private static final List<ListedResource> TEMPLATES = List.of(
            new ListedResource(PROVIDERS + "/{provider}", "provider", "One provider",
                    "One provider with the tools that you may call, and the limits of your role", Optional.of(JSON)));

    private final ProviderPages pages;
    private final HealthReading health;

    OpsResources(ProviderPages pages, HealthReading health) {
        this.pages = pages;
        this.health = health;
    }

    List<ListedResource> listed(Caller caller) {
        return McpCatalogue.mayRead(caller) ? ALL : List.of();
    }

    List<ListedResource> templates(Caller caller) {
        return McpCatalogue.mayRead(caller) ? TEMPLATES : List.of();
    }

    /** @return empty where there is no such resource for the caller */
    Uni<Optional<ResourceContent>> read(String uri, Caller caller) {
        if (!McpCatalogue.mayRead(caller)) {
            return Uni.createFrom().item(Optional.empty());
        }
        if (uri.equals(HEALTH)) {
            return health.read().map(OpsResources::content).map(Optional::of).onFailure(ProblemException.class)
                    .transform(problem -> new ResourceUnavailableException(problem.getMessage()));
        }
        if (uri.equals(PROVIDERS)) {
            return Uni.createFrom().item(Optional.of(content(pages.all(caller.role()))));
        }
        Optional<String> page = uri.startsWith(PROVIDERS + "/")
                ? pages.one(uri.substring(PROVIDERS.length() + 1), caller.role())
                : Optional.empty();
        return Uni.createFrom().item(page.map(OpsResources::content));
    }

    private static ResourceContent content(String json) {
        return new ResourceContent.Text(JSON, json);
    }
}
