package com.insightpulseai.mcp.health;

import java.util.Optional;

import com.insightpulseai.mcp.health.ProviderHealth.UpstreamQuota;

/**
 * What a provider's answer to the question for its health says, when it answers at all.
 *
 * @param message why, in one sentence
 */
public record Diagnosis(HealthStatus status, String message, Optional<UpstreamQuota> quota) {

    public static Diagnosis of(HealthStatus status, String message) {
        return new Diagnosis(status, message, Optional.empty());
    }

    /** A provider that answers; degraded where less than a tenth of its quota is left. */
    public static Diagnosis of(UpstreamQuota quota) {
        long left = Math.max(0, quota.total() - quota.used());
        boolean scarce = left < quota.total() / 10 || left == 0;
        return new Diagnosis(scarce ? HealthStatus.DEGRADED : HealthStatus.OK,
                scarce ? "Only " + left + " of " + quota.total() + " units of the provider's quota are left."
                        : "The provider answers.",
                Optional.of(quota));
    }
}
