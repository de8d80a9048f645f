package com.insightpulseai.mcp.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.insightpulseai.mcp.access.OpsRole;

/**
 * What {@code provider-config.yaml} says of one tool.
 *
 * @param availability whether it may be called at all
 * @param minRole the lowest role that may call it
 * @param quotaClass the budget its calls are counted against
 * @param quotas the budget by role; a role that is missing has no limit
 * @param timeout the whole time the tool may take, its provider calls included
 * @param maxBodyBytes the largest body that a call may have
 * @param maxStale the longest age of a stale result that may replace a failure of the provider; empty: results are not cached
 * @param schemaVersions versions that answer, the present one first
 * @param secrets vault secrets without which a call is refused
 * @param optionalSecrets vault secrets that a call gets where they exist
 * @param settings the provider's settings that have a value
 * @param baseUrl origin and path prefix of the provider's API
 * @param usesHealthCheckCredentials whether the tool uses the secrets that checks of the provider's health use, so that an
 *        outage
 *        they find blocks the tool; other secrets may lead to another host
 * @param presentation how MCP clients see it
 */
public record ToolPolicy(ToolId id, Availability availability, OpsRole minRole, Optional<String> quotaClass,
        Map<OpsRole, Quota> quotas, Duration timeout, int maxBodyBytes, Optional<Duration> maxStale,
        List<String> schemaVersions, List<String> secrets, List<String> optionalSecrets, Map<String, String> settings,
        String baseUrl,
        boolean usesHealthCheckCredentials, ToolPresentation presentation) {

    /** The largest body of a tool that takes no files. */
    public static final int DEFAULT_MAX_BODY_BYTES = 65_536;

    /** Quota classes of tools that start or change something. */
    private static final Set<String> CHANGING = Set.of("scans", "writes");

    public enum Availability {
        AVAILABLE,
        PROVIDER_DISABLED,
        TOOL_DISABLED
    }

    /** The version that answers when the caller pins none. */
    public String schemaVersion() {
        return schemaVersions.get(0);
    }

    /** Whether a caller may name a request, so that it can be sent again and is carried out once. */
    public boolean takesIdempotencyKey() {
        return quotaClass.filter(CHANGING::contains).isPresent();
    }
}
