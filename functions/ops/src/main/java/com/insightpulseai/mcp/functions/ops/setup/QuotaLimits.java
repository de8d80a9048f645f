package com.insightpulseai.mcp.functions.ops.setup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;

import com.insightpulseai.mcp.access.OpsRole;
import com.insightpulseai.mcp.config.ProvidersConfig;
import com.insightpulseai.mcp.config.Quota;
import com.insightpulseai.mcp.config.ToolCatalogue;
import com.insightpulseai.mcp.config.ToolId;
import com.insightpulseai.mcp.config.ToolPolicy;

/** Quotas by provider, class and role, as calls are limited by them. */
@ApplicationScoped
public class QuotaLimits {

    /** By provider, then by class; a role that is missing has no limit. */
    private final Map<String, Map<String, Map<OpsRole, Quota>>> limits = new TreeMap<>();

    private final List<ClassifiedTool> tools = new ArrayList<>();

    QuotaLimits(ProvidersConfig config, ToolCatalogue catalogue) {
        config.providers().forEach((provider, configured) -> configured.tools().stream()
                .flatMap(tool -> catalogue.find(new ToolId(provider, tool.name())).stream())
                .forEach(policy -> add(provider, policy)));
    }

    /**
     * A limit of a role.
     *
     * @param calls in a window; 0 for a role that may make none
     */
    public record RoleLimit(String role, String quotaClass, int calls, long windowS) {

        private static RoleLimit of(OpsRole role, String quotaClass, Quota quota) {
            return new RoleLimit(role.wireName(), quotaClass, quota.calls(), quota.window().toSeconds());
        }
    }

    /** A tool with the class that its calls count for. */
    public record ClassifiedTool(String provider, String tool, String quotaClass) {
    }

    /** All tools that have a class. */
    public List<ClassifiedTool> tools() {
        return List.copyOf(tools);
    }

    /** Classes of a provider in which a role has a limit, with it. */
    public Map<String, Quota> of(String provider, OpsRole role) {
        Map<String, Quota> ofRole = new TreeMap<>();
        limits.getOrDefault(provider, Map.of()).forEach((quotaClass, quotas) -> {
            if (quotas.containsKey(role)) {
                ofRole.put(quotaClass, quotas.get(role));
            }
        });
        return ofRole;
    }

    /** Limits of all classes and roles of a provider, those of a class together, the least role first. */
    public List<RoleLimit> of(String provider) {
        return limits.getOrDefault(provider, Map.of()).entrySet().stream()
                .flatMap(ofClass -> ofClass.getValue().entrySet().stream()
                        .sorted(Comparator.comparing(Map.Entry::getKey))
                        .map(limit -> RoleLimit.of(limit.getKey(), ofClass.getKey(), limit.getValue())))
                .toList();
    }

    /** The quota of a role; empty where it has no limit, and where the configuration does not have the class any more. */
    public Optional<Quota> find(String provider, String quotaClass, OpsRole role) {
        return Optional.ofNullable(limits.getOrDefault(provider, Map.of()).getOrDefault(quotaClass, Map.of()).get(role));
    }

    private void add(String provider, ToolPolicy policy) {
        policy.quotaClass().ifPresent(quotaClass -> {
            tools.add(new ClassifiedTool(provider, policy.id().tool(), quotaClass));
            limits.computeIfAbsent(provider, name -> new TreeMap<>()).computeIfAbsent(quotaClass, name -> policy.quotas());
        });
    }
}
