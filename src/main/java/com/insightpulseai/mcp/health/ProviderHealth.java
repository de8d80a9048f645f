package com.insightpulseai.mcp.health;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** What one check of a provider found. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ProviderHealth(
        @JsonPropertyDescription("Name of the provider") String provider,
        @JsonPropertyDescription("ok, degraded or down") HealthStatus status,
        @JsonPropertyDescription("Duration of the check in milliseconds") long latencyMs,
        @JsonPropertyDescription("End of the check, RFC 3339 in UTC") Instant checkedAt,
        @JsonPropertyDescription("Why it is so, in one sentence") String message,
        @JsonPropertyDescription("The provider's own quota, where it tells") Optional<UpstreamQuota> upstreamQuota) {

    /** The provider's quota for the stored credentials, in the provider's own units. */
    public record UpstreamQuota(
            @JsonPropertyDescription("Units used in the present window") long used,
            @JsonPropertyDescription("Units in a window") long total) {
    }

    /** The same where something is missing that calls need: degraded at best, and with a sentence for each. */
    ProviderHealth lacking(List<String> missing) {
        return missing.isEmpty() || status == HealthStatus.DOWN ? this
                : new ProviderHealth(provider, HealthStatus.DEGRADED, latencyMs, checkedAt,
                        message + " " + String.join(" ", missing), upstreamQuota);
    }

    /** A provider that is down for a reason of which no check told. */
    static ProviderHealth down(String provider, Duration latency, String message) {
        return new ProviderHealth(provider, HealthStatus.DOWN, latency.toMillis(), Instant.now(), message, Optional.empty());
    }
}
