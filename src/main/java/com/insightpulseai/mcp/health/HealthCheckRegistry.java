package com.insightpulseai.mcp.health;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import com.insightpulseai.mcp.config.ProvidersConfig;

/** The providers whose health is of interest: those that the configuration has switched on and that can be checked. */
@Singleton
public class HealthCheckRegistry {

    /**
     * One provider.
     *
     * @param secrets names of vault secrets without which it cannot be asked
     * @param optionalSecrets names of vault secrets that are used where they exist
     * @param settings those of its settings that have a value
     */
    public record CheckedProvider(String name, List<String> secrets, List<String> optionalSecrets,
            Map<String, String> settings, ProviderHealthCheck check) {

        boolean usesSecrets() {
            return !secrets.isEmpty() || !optionalSecrets.isEmpty();
        }
    }

    private final List<CheckedProvider> providers;

    HealthCheckRegistry(ProvidersConfig config, Instance<ProviderHealthCheck> checks) {
        providers = checks.stream()
                .flatMap(check -> Optional.ofNullable(config.providers().get(check.provider()))
                        .filter(ProvidersConfig.Provider::enabled)
                        .map(provider -> checked(check, provider)).stream())
                .sorted(Comparator.comparing(CheckedProvider::name))
                .toList();
    }

    private static CheckedProvider checked(ProviderHealthCheck check, ProvidersConfig.Provider provider) {
        Map<String, String> settings = new HashMap<>();
        provider.settings().forEach((key, value) -> value.ifPresent(text -> settings.put(key, text)));
        return new CheckedProvider(check.provider(), provider.vaultKey().stream().toList(),
                provider.optionalVaultKeys().orElse(List.of()), Map.copyOf(settings), check);
    }

    /** All of them, by name. */
    public List<CheckedProvider> all() {
        return providers;
    }

    /** The one of this name, if it is switched on. */
    public Optional<CheckedProvider> find(String name) {
        return providers.stream().filter(provider -> provider.name().equals(name)).findFirst();
    }
}
