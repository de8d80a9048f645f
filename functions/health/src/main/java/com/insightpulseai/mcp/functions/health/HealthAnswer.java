package com.insightpulseai.mcp.functions.health;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.insightpulseai.mcp.health.HealthReport;
import com.insightpulseai.mcp.health.HealthRepository.Snapshot;
import com.insightpulseai.mcp.health.HealthStatus;
import com.insightpulseai.mcp.health.ProviderHealth.UpstreamQuota;

/**
 * How everything is. What is optional is for callers with a role: messages name settings and secrets, latencies and quotas
 * tell how much the system is used.
 *
 * @param status the worst of all parts
 * @param checkedAt when this answer was put together
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record HealthAnswer(HealthStatus status, Instant checkedAt, List<Provider> providers, Part database, Part vault) {

    /**
     * One provider.
     *
     * @param checkedAt when its newest check ended
     * @param ageS how long ago that was, in seconds
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Provider(String provider, HealthStatus status, Optional<Long> latencyMs, Instant checkedAt, long ageS,
            Optional<String> message, Optional<UpstreamQuota> upstreamQuota) {

        private static Provider of(Snapshot snapshot, boolean detailed) {
            var health = snapshot.health();
            return new Provider(health.provider(), health.status(), only(detailed, health.latencyMs()), health.checkedAt(),
                    snapshot.age().toSeconds(), only(detailed, health.message()),
                    health.upstreamQuota().filter(quota -> detailed));
        }
    }

    /** The database, or the vault in it. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Part(HealthStatus status, Optional<Long> latencyMs, Optional<String> message) {

        private static Part of(HealthReport.Part part, boolean detailed) {
            return new Part(part.status(), part.latency().filter(latency -> detailed).map(Duration::toMillis),
                    only(detailed, part.message()));
        }
    }

    static HealthAnswer of(HealthReport report) {
        boolean detailed = report.detailed();
        return new HealthAnswer(report.status(), Instant.now(),
                report.providers().stream().map(snapshot -> Provider.of(snapshot, detailed)).toList(),
                Part.of(report.database(), detailed), Part.of(report.vault(), detailed));
    }

    private static <T> Optional<T> only(boolean detailed, T detail) {
        return detailed ? Optional.of(detail) : Optional.empty();
    }
}
