package com.insightpulseai.mcp.functions.ops.setup;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import com.insightpulseai.mcp.config.ProvidersConfig;

/** All providers that are configured, in alphabetical order. */
@ApplicationScoped
public class ConfiguredProviders {

    private final List<ConfiguredProvider> all;

    ConfiguredProviders(ProvidersConfig config, QuotaLimits limits) {
        all = config.providers().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(provider -> ConfiguredProvider.of(provider.getKey(), provider.getValue(), limits)).toList();
    }

    public List<ConfiguredProvider> all() {
        return all;
    }

    /** Names of those that are enabled. */
    public List<String> enabled() {
        return all.stream().filter(ConfiguredProvider::enabled).map(ConfiguredProvider::provider).toList();
    }
}
