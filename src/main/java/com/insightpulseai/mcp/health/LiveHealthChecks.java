package com.insightpulseai.mcp.health;

import java.time.Duration;
import java.util.Map;

import jakarta.inject.Singleton;

import com.insightpulseai.mcp.health.HealthCheckRegistry.CheckedProvider;
import com.insightpulseai.mcp.health.HealthRepository.Snapshot;
import com.insightpulseai.mcp.platform.EventLoopTimer;
import com.insightpulseai.mcp.platform.SingleFlight;
import com.insightpulseai.mcp.tool.VaultSecret;

import io.smallrye.mutiny.Uni;

/** Checks that are made while a request waits. Concurrent requests share one check of a provider. */
@Singleton
class LiveHealthChecks {

    private final HealthCheckRunner checks;
    private final EventLoopTimer timer;
    private final SingleFlight<String, ProviderHealth> shared = new SingleFlight<>();

    LiveHealthChecks(HealthCheckRunner checks, EventLoopTimer timer) {
        this.checks = checks;
        this.timer = timer;
    }

    /**
     * How a provider is now; never fails.
     *
     * @param secrets what a new check may use
     * @param reuse how old a finished check may be to make a new one unnecessary; zero for none
     * @param limit the longest to wait
     */
    Uni<Snapshot> check(CheckedProvider provider, Map<String, VaultSecret> secrets, Duration reuse, Duration limit) {
        Uni<Snapshot> found = shared.get(provider.name(), reuse, () -> checks.check(provider, secrets, limit))
                .map(answer -> new Snapshot(answer.value(), answer.age()));
        return timer.limit(found, limit, () -> new IllegalStateException("the check that another request began takes longer"))
                .onFailure().recoverWithItem(() -> new Snapshot(
                        ProviderHealth.down(provider.name(), limit, "The provider did not answer in time."),
                        Duration.ZERO));
    }
}
