package com.insightpulseai.mcp.functions.mcp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.insightpulseai.mcp.access.Caller;
import com.insightpulseai.mcp.access.CallerKind;
import com.insightpulseai.mcp.access.OpsRole;
import com.insightpulseai.mcp.config.ToolCatalogue;
import com.insightpulseai.mcp.config.ToolPolicy;
import com.insightpulseai.mcp.protocol.ListedTool;
import com.insightpulseai.mcp.protocol.ToolPages;

import io.quarkus.runtime.StartupEvent;

/** The tools that are switched on, with the bytes of each role's list made when the process starts. */
@Singleton
class McpCatalogue {

    private static final String PACKAGED = "mcp/catalogue.json";

    private final Map<String, CatalogueEntry> byName = new HashMap<>();
    private final List<CatalogueEntry> served = new ArrayList<>();
    private final Map<OpsRole, ToolPages> byRole = new EnumMap<>(OpsRole.class);
    private final ToolPages none;

    McpCatalogue(ToolCatalogue policies, EndpointConfig config) {
        for (JsonNode packaged : packaged()) {
            policies.find(CatalogueEntry.toolOf((ObjectNode) packaged))
                    .filter(policy -> policy.availability() == ToolPolicy.Availability.AVAILABLE)
                    .map(policy -> CatalogueEntry.of((ObjectNode) packaged, policy.presentation()))
                    .ifPresent(entry -> {
                        served.add(entry);
                        byName.put(entry.listed().name(), entry);
                    });
        }
        int perPage = config.toolsPerPage();
        for (OpsRole role : OpsRole.values()) {
            List<ListedTool> callable = served.stream()
                    .filter(tool -> role.atLeast(policies.find(tool.tool()).orElseThrow().minRole()))
                    .map(CatalogueEntry::listed).toList();
            byRole.put(role, ToolPages.of(callable, perPage));
        }
        none = ToolPages.of(List.of(), perPage);
    }

    void readWhenStarting(@Observes StartupEvent event) {
        // Being created is the reading: the first request does not wait for it.
    }

    private static JsonNode packaged() {
        try (InputStream stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(PACKAGED)) {
            return new ObjectMapper().readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The tools that the caller may call. The database knows those of a workflow, so it is shown all. */
    ToolPages of(Caller caller) {
        return caller.kind() == CallerKind.WORKFLOW ? byRole.get(OpsRole.ADMIN) : caller.role().map(byRole::get).orElse(none);
    }

    /** Returns whether the caller has a role, or may turn out to have one. */
    static boolean mayRead(Caller caller) {
        return caller.role().isPresent() || caller.kind() == CallerKind.WORKFLOW;
    }

    /** In the order of the lists. */
    List<CatalogueEntry> served() {
        return List.copyOf(served);
    }

    Optional<CatalogueEntry> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
