package com.insightpulseai.mcp.health;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import jakarta.inject.Singleton;

import com.insightpulseai.mcp.health.HealthCheckRegistry.CheckedProvider;
import com.insightpulseai.mcp.health.HealthRepository.Known;
import com.insightpulseai.mcp.platform.EventLoopTimer;
import com.insightpulseai.mcp.tool.VaultSecret;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;

/** Checks providers now, side by side: one that hangs or breaks costs the others nothing. */
@Singleton
public class HealthCheckRunner {

    private final EventLoopTimer timer;

    HealthCheckRunner(EventLoopTimer timer) {
        this.timer = timer;
    }

    /**
     * Checks providers, and never fails. Those whose secrets cannot be read are down unasked.
     *
     * @param limit the longest that all of it may take
     * @return what was found, in the order of the providers
     */
    public Uni<List<ProviderHealth>> check(Collection<CheckedProvider> providers, Known known, Duration limit) {
        if (providers.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return Uni.join().all(providers.stream()
                .map(provider -> known.withoutSecrets(provider)
                        .map(down -> Uni.createFrom().item(down))
                        .orElseGet(() -> check(provider, known.secretsOf(provider), limit)))
                .toList())
                .andFailFast();
    }

    /**
     * Checks one provider, and never fails.
     *
     * @param secrets by name; a provider is checked without the secrets that were not granted
     */
    Uni<ProviderHealth> check(CheckedProvider provider, Map<String, VaultSecret> secrets, Duration limit) {
        Uni<ProviderHealth> check = Uni.createFrom()
                .deferred(() -> provider.check().check(new HealthCheckAccess(secrets, provider.settings(), limit)));
        return timer.limit(check, limit, () -> new IllegalStateException("a check outlived its limit"))
                .onFailure().recoverWithItem(failure -> {
                    Log.warnf("The check of %s failed: %s", provider.name(), failure.getClass().getName());
                    return ProviderHealth.down(provider.name(), limit, "The provider could not be checked.");
                });
    }
}
