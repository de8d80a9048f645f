package com.insightpulseai.mcp.functions.mcp;

import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.insightpulseai.mcp.access.OpsRole;
import com.insightpulseai.mcp.config.ProvidersConfig;
import com.insightpulseai.mcp.config.Quota;
import com.insightpulseai.mcp.config.ToolCatalogue;
import com.insightpulseai.mcp.config.ToolPolicy;

/** Tells what the configuration says of providers, as far as it is of use to a caller. */
@Singleton
class ProviderPages {

    private final ProvidersConfig config;
    private final ToolCatalogue policies;
    private final McpCatalogue catalogue;
    private final ObjectMapper mapper;

    ProviderPages(ProvidersConfig config, ToolCatalogue policies, McpCatalogue catalogue, ObjectMapper mapper) {
        this.config = config;
        this.policies = policies;
        this.catalogue = catalogue;
        this.mapper = mapper;
    }

    /** @param role the tools of which are listed; empty where it is found out with each call, then all of them */
    String all(Optional<OpsRole> role) {
        ArrayNode providers = mapper.createArrayNode();
        config.providers().entrySet().stream().filter(provider -> provider.getValue().enabled())
                .sorted(Map.Entry.comparingByKey())
                .forEach(provider -> providers.add(page(provider.getKey(), provider.getValue(), role)));
        return mapper.createObjectNode().set("providers", providers).toString();
    }

    /** @return empty where there is no such provider, or it is switched off */
    Optional<String> one(String name, Optional<OpsRole> role) {
        return Optional.ofNullable(config.providers().get(name)).filter(ProvidersConfig.Provider::enabled)
                .map(provider -> page(name, provider, role).toString());
    }

    private ObjectNode page(String name, ProvidersConfig.Provider provider, Optional<OpsRole> role) {
        ObjectNode page = mapper.createObjectNode().put("provider", name);
        provider.title().ifPresent(title -> page.put("title", title));
        provider.purpose().ifPresent(purpose -> page.put("purpose", purpose));
        ArrayNode tools = page.putArray("tools");
        catalogue.served().stream().filter(entry -> entry.tool().provider().equals(name)).forEach(entry -> {
            ToolPolicy policy = policies.find(entry.tool()).orElseThrow();
            if (role.isEmpty() || role.get().atLeast(policy.minRole())) {
                tools.add(tool(entry, policy, role));
            }
        });
        return page;
    }

    private ObjectNode tool(CatalogueEntry entry, ToolPolicy policy, Optional<OpsRole> role) {
        ObjectNode tool = mapper.createObjectNode()
                .put("name", entry.listed().name())
                .put("path", policy.id().path())
                .put("min_role", policy.minRole().wireName())
                .put("timeout_ms", policy.timeout().toMillis())
                .put("schema_version", policy.schemaVersion());
        policy.quotaClass().ifPresent(quotaClass -> tool.put("quota_class", quotaClass));
        role.map(policy.quotas()::get).ifPresent(quota -> limit(tool, quota));
        return tool;
    }

    private static void limit(ObjectNode tool, Quota quota) {
        tool.putObject("limit").put("calls", quota.calls()).put("window_s", quota.window().toSeconds());
    }
}
