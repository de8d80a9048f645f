package com.insightpulseai.mcp.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import com.insightpulseai.mcp.access.OpsRole;
import com.insightpulseai.mcp.config.ToolPolicy.Availability;
import com.insightpulseai.mcp.platform.SingleLine;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;

/** All tools of {@code provider-config.yaml} with their policies, checked as a whole when the process starts. */
@ApplicationScoped
public class ToolCatalogue {

    public static final int LONGEST_TIMEOUT_MS = 900_000; // AWS Lambda's longest run
    public static final int LARGEST_BODY = 6 << 20; // a Lambda function URL's largest request
    private static final int LONGEST_STALENESS_S = 604_800; // a week

    // They name logins, secrets and clients of webhooks, and rows that are about no provider.
    private static final Set<String> RESERVED = Set.of("hub", "health", "monitor", "ops", "mcp", "alerts", "webhooks");

    private static final Quota NONE = new Quota(0, Duration.ofHours(1));

    /** What a role may use of a provider, by quota class. */
    private record Budget(boolean unlimited, Map<String, Quota> quotas) {

        static final Budget UNLIMITED = new Budget(true, Map.of());
        static final Budget NONE = new Budget(false, Map.of());
    }

    private final Map<ToolId, ToolPolicy> policies = new LinkedHashMap<>();
    private final Map<String, ToolId> mcpNames = new HashMap<>();
    private final List<String> mistakes = new ArrayList<>();

    /** @throws ConfigurationException naming path, value and remedy of every mistake */
    public ToolCatalogue(ProvidersConfig config) {
        config.providers().forEach(this::read);
        if (!mistakes.isEmpty()) {
            throw new ConfigurationException(SingleLine.of("provider-config.yaml: " + String.join("; ", mistakes)));
        }
    }

    void checkWhenStarting(@Observes StartupEvent event) {
        // Being created is the check: a catalogue with a mistake stops the start, not the first call.
    }

    /** The tool's policy, or empty when the configuration does not name it. */
    public Optional<ToolPolicy> find(ToolId id) {
        return Optional.ofNullable(policies.get(id));
    }

    /** Whether a name means something else already, so that no provider can have it. */
    public static boolean isReserved(String provider) {
        return RESERVED.contains(provider);
    }

    /** Whether the configuration names the provider and a tool of it. */
    public boolean hasProvider(String provider) {
        return policies.keySet().stream().anyMatch(id -> id.provider().equals(provider));
    }

    private void read(String name, ProvidersConfig.Provider provider) {
        String path = "providers." + name;
        if (!ToolId.PROVIDER.matcher(name).matches()) {
            mistakes.add(path + " is not a provider name: use lower-case letters and digits");
            return;
        }
        if (isReserved(name)) {
            mistakes.add(path + " is a name of this system's own: use another");
            return;
        }
        mistakes.addAll(Requirements.mistakes(path, name, provider));
        Map<String, String> settings = new HashMap<>();
        provider.settings().forEach((key, value) -> value.ifPresent(text -> settings.put(key, text)));
        Map<OpsRole, Budget> budgets = budgets(path + ".rate_limits", provider);
        for (int i = 0; i < provider.tools().size(); i++) {
            readTool(path + ".tools[" + i + "]", name, provider, provider.tools().get(i), budgets, settings);
        }
    }

    private void readTool(String path, String providerName, ProvidersConfig.Provider provider, ProvidersConfig.Tool tool,
            Map<OpsRole, Budget> budgets, Map<String, String> settings) {
        Optional<OpsRole> minRole = OpsRole.of(tool.minRole());
        if (minRole.isEmpty()) {
            mistakes.add(path + ".min_role: '" + tool.minRole() + "' is not a role; use ops_viewer, ops_operator or ops_admin");
        }
        if (tool.timeoutMs() < 1 || tool.timeoutMs() > LONGEST_TIMEOUT_MS) {
            mistakes.add(path + ".timeout_ms: " + tool.timeoutMs() + " is out of range; use 1 to " + LONGEST_TIMEOUT_MS);
        }
        if (tool.maxBodyBytes() < 1 || tool.maxBodyBytes() > LARGEST_BODY) {
            mistakes.add(path + ".max_body_bytes: " + tool.maxBodyBytes() + " is out of range; use 1 to " + LARGEST_BODY);
        }
        if (tool.quota().isEmpty()) {
            mistakes.add(path + ".quota: the tool has no quota class; name one of its provider's rate_limits");
        }
        tool.maxStaleS().ifPresent(seconds -> {
            if (seconds < 1 || seconds > LONGEST_STALENESS_S) {
                mistakes.add(path + ".max_stale_s: " + seconds + " is out of range; use 1 to " + LONGEST_STALENESS_S);
            }
        });
        if (!ToolId.TOOL.matcher(tool.name()).matches()) {
            mistakes.add(path + ".name: '" + tool.name() + "' is not a tool name; use lower-case words joined by dots");
            return;
        }
        ToolId id = new ToolId(providerName, tool.name());
        checkName(path, id);
        List<String> secrets = tool.vaultKeys().orElseGet(() -> provider.vaultKey().stream().toList());
        List<String> optionalSecrets = tool.optionalVaultKeys().or(provider::optionalVaultKeys).orElse(List.of());
        Stream.concat(secrets.stream(), optionalSecrets.stream())
                .filter(secret -> !secret.startsWith(providerName + "_"))
                .forEach(secret -> mistakes.add(path + ": vault secret '" + secret + "' belongs to another provider; its name"
                        + " has to start with " + providerName + "_"));
        ToolPolicy policy = new ToolPolicy(id, availability(provider, tool), minRole.orElse(OpsRole.ADMIN),
                tool.quota(), quotas(path, tool, minRole.orElse(OpsRole.ADMIN), budgets),
                Duration.ofMillis(tool.timeoutMs()), tool.maxBodyBytes(), maxStale(tool),
                Stream.concat(Stream.of(tool.schemaVersion()), tool.olderSchemaVersions().stream().flatMap(List::stream))
                        .toList(),
                List.copyOf(secrets), List.copyOf(optionalSecrets), Map.copyOf(settings), provider.baseUrl(),
                provider.vaultKey().stream().allMatch(secrets::contains),
                ToolPresentation.of(path, tool, mistakes));
        policies.put(id, policy);
    }

    /** Switched off tools count too: switching them on is no time to find out that a name is taken. */
    private void checkName(String path, ToolId id) {
        String name = McpToolName.of(id);
        ToolId other = mcpNames.putIfAbsent(name, id);
        if (id.equals(other)) {
            mistakes.add(path + ".name: '" + id.tool() + "' is listed twice");
        } else if (other != null) {
            mistakes.add(path + ".name: '" + id.tool() + "' has the MCP name of " + other + ", " + name + "; rename one");
        } else if (!McpToolName.isValid(name)) {
            mistakes.add(path + ".name: '" + id.tool() + "' has the MCP name " + name + " of " + name.length()
                    + " characters; use a name with which it has at most " + McpToolName.LONGEST);
        }
    }

    private static Optional<Duration> maxStale(ProvidersConfig.Tool tool) {
        return tool.maxStaleS().stream().mapToObj(Duration::ofSeconds).findFirst();
    }

    private static Availability availability(ProvidersConfig.Provider provider, ProvidersConfig.Tool tool) {
        if (!provider.enabled()) {
            return Availability.PROVIDER_DISABLED;
        }
        return tool.enabled() ? Availability.AVAILABLE : Availability.TOOL_DISABLED;
    }

    private Map<OpsRole, Quota> quotas(String path, ProvidersConfig.Tool tool, OpsRole minRole,
            Map<OpsRole, Budget> budgets) {
        Map<OpsRole, Quota> quotas = new EnumMap<>(OpsRole.class);
        tool.quota().ifPresent(quotaClass -> {
            for (OpsRole role : OpsRole.values()) {
                Budget budget = budgets.getOrDefault(role, Budget.NONE);
                if (budget.unlimited()) {
                    continue;
                }
                Quota quota = budget.quotas().get(quotaClass);
                if (quota == null && role.atLeast(minRole)) {
                    mistakes.add(path + ".quota: '" + quotaClass + "' has no budget for " + role.wireName() + "; add "
                            + quotaClass + ": calls/unit to its rate_limits, or unlimited");
                }
                quotas.put(role, quota == null ? NONE : quota);
            }
        });
        return quotas;
    }

    private Map<OpsRole, Budget> budgets(String path, ProvidersConfig.Provider provider) {
        Map<OpsRole, Budget> budgets = new EnumMap<>(OpsRole.class);
        provider.rateLimits().forEach((name, limits) -> {
            Optional<OpsRole> role = OpsRole.of(name);
            if (role.isEmpty()) {
                mistakes.add(path + "." + name + " is not a role; use ops_viewer, ops_operator or ops_admin");
            } else if (limits.all().isPresent()) {
                if (!limits.all().get().equals("unlimited")) {
                    mistakes.add(path + "." + name + ": '" + limits.all().get()
                            + "' is neither unlimited nor a map from quota class to calls/unit");
                }
                budgets.put(role.get(), Budget.UNLIMITED);
            } else {
                Map<String, Quota> classes = new HashMap<>();
                limits.classes().forEach((quotaClass, text) -> classes.put(quotaClass, quota(path, name, quotaClass, text)));
                budgets.put(role.get(), new Budget(false, classes));
            }
        });
        return budgets;
    }

    private Quota quota(String path, String role, String quotaClass, String text) {
        try {
            return Quota.parse(text);
        } catch (IllegalArgumentException e) {
            mistakes.add(path + "." + role + "." + quotaClass + ": " + e.getMessage());
            return NONE;
        }
    }
}
