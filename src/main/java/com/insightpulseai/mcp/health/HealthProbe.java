package com.insightpulseai.mcp.health;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import com.insightpulseai.mcp.config.Requirements;
import com.insightpulseai.mcp.upstream.NoConnectionException;
import com.insightpulseai.mcp.web.problem.ProblemException;
import com.insightpulseai.mcp.web.problem.Problems;

import io.smallrye.mutiny.Uni;

/** Checks a provider: measures how long it takes to answer, and takes every failure for a finding. */
@Singleton
public class HealthProbe {

    private final Duration slow;
    private final Requirements requirements;

    HealthProbe(HealthConfig config, Requirements requirements) {
        this.slow = config.slow();
        this.requirements = requirements;
    }

    /**
     * Runs one check, which never fails.
     *
     * @param question asks the provider; a session of {@code Upstreams.openForCheck} keeps it within its time
     */
    public Uni<ProviderHealth> check(String provider, Supplier<Uni<Diagnosis>> question) {
        return Uni.createFrom().deferred(() -> {
            long began = System.nanoTime();
            return Uni.createFrom().deferred(question::get)
                    .onFailure().recoverWithItem(HealthProbe::diagnosed)
                    .map(diagnosis -> report(provider, diagnosis, Duration.ofNanos(System.nanoTime() - began)));
        });
    }

    private ProviderHealth report(String provider, Diagnosis diagnosis, Duration latency) {
        boolean slowly = diagnosis.status() == HealthStatus.OK && latency.compareTo(slow) > 0;
        return new ProviderHealth(provider, slowly ? HealthStatus.DEGRADED : diagnosis.status(), latency.toMillis(),
                Instant.now(), slowly ? "The provider answers slowly." : diagnosis.message(), diagnosis.quota())
                .lacking(requirements.missingSettings(provider));
    }

    private static Diagnosis diagnosed(Throwable failure) {
        if (failure instanceof NoConnectionException notSent) {
            return Diagnosis.of(HealthStatus.DEGRADED, notSent.getMessage()); // no outage of the provider's
        }
        ProblemException problem = Problems.of(failure);
        return switch (problem.code()) {
            case UPSTREAM_RATE_LIMITED -> Diagnosis.of(HealthStatus.DEGRADED, problem.getMessage());
            case UPSTREAM_TIMEOUT -> Diagnosis.of(HealthStatus.DOWN, "The provider did not answer in time.");
            default -> Diagnosis.of(HealthStatus.DOWN, problem.getMessage());
        };
    }
}
