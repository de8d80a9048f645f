package com.insightpulseai.mcp.functions.ops.event.refusal;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import com.insightpulseai.mcp.access.OpsRole;
import com.insightpulseai.mcp.config.ProvidersConfig;
import com.insightpulseai.mcp.config.Quota;
import com.insightpulseai.mcp.config.ToolPolicy;
import com.insightpulseai.mcp.config.ToolPolicy.Availability;
import com.insightpulseai.mcp.functions.ops.event.EventRow;
import com.insightpulseai.mcp.functions.ops.event.refusal.RefusalReason.Rule;
import com.insightpulseai.mcp.functions.ops.event.refusal.Why.ConfigLine;

/**
 * The line of {@code provider-config.yaml} that decided about a call.
 *
 * @param policy the tool's as it is now; empty for a tool that the file does not name any more
 */
record RefusalRule(EventRow event, Optional<ToolPolicy> policy, ProvidersConfig config) {

    private static final Map<Duration, String> UNITS = Map.of(Duration.ofSeconds(1), "second", Duration.ofMinutes(1), "minute",
            Duration.ofHours(1), "hour", Duration.ofDays(1), "day");

    Optional<ConfigLine> line(Rule rule) {
        Optional<ProvidersConfig.Provider> provider = Optional.ofNullable(config.providers().get(event.provider()));
        String ofProvider = "providers." + event.provider();
        String ofTool = ofProvider + ".tools[" + event.tool() + "]";
        return provider.isEmpty() ? Optional.empty() : switch (rule) {
            case NONE -> Optional.empty();
            case MIN_ROLE -> policy.map(tool -> new ConfigLine(ofTool + ".min_role", tool.minRole().wireName()));
            case QUOTA -> policy.flatMap(tool -> quota(tool, ofProvider + ".rate_limits." + event.callerRole()));
            case ALLOWED_HOSTS -> provider
                    .map(found -> new ConfigLine(ofProvider + ".allowed_hosts", String.join(", ", found.allowedHosts())));
            case TOOL_ENABLED -> policy.map(
                    tool -> new ConfigLine(ofTool + ".enabled",
                            Boolean.toString(tool.availability() != Availability.TOOL_DISABLED)));
            case PROVIDER_ENABLED -> provider
                    .map(found -> new ConfigLine(ofProvider + ".enabled", Boolean.toString(found.enabled())));
            case VAULT_KEY -> policy.map(tool -> new ConfigLine(
                    provider.get().vaultKey().filter(tool.secrets()::contains).map(key -> ofProvider + ".vault_key")
                            .orElse(ofTool + ".vault_keys"),
                    String.join(", ", tool.secrets())));
            case TIMEOUT ->
                policy.map(tool -> new ConfigLine(ofTool + ".timeout_ms", Long.toString(tool.timeout().toMillis())));
        };
    }

    private Optional<ConfigLine> quota(ToolPolicy tool, String path) {
        return OpsRole.of(event.callerRole()).map(role -> {
            Quota quota = tool.quotas().get(role);
            return quota == null ? new ConfigLine(path, "unlimited")
                    : new ConfigLine(path + "." + tool.quotaClass().orElse(""),
                            quota.calls() + "/" + UNITS.get(quota.window()));
        });
    }

    /** Returns whether the tool can be called at all by a caller of a role; unknown where the role is. */
    WouldPass verdict(Optional<String> role) {
        if (policy.filter(tool -> tool.availability() == Availability.AVAILABLE).isEmpty()) {
            return WouldPass.NO;
        }
        return role.map(name -> OpsRole.of(name).filter(known -> known.atLeast(policy.get().minRole())).isPresent()
                ? WouldPass.YES
                : WouldPass.NO).orElse(WouldPass.UNKNOWN);
    }

    /** Replaces the names in braces. */
    String fill(String text) {
        return text.replace("{tool}", event.provider() + "/" + event.tool()).replace("{provider}", event.provider())
                .replace("{host}", event.hostname() == null ? "a host" : event.hostname())
                .replace("{role}", event.callerRole().equals("none") ? "no role" : event.callerRole())
                .replace("{min_role}", policy.map(tool -> tool.minRole().wireName()).orElse("a higher role"));
    }
}
