package com.insightpulseai.mcp.provider.stubs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.insightpulseai.mcp.provider.netdata.stub.WireMockNetdata;
import com.insightpulseai.mcp.provider.sentry.stub.WireMockSentry;
import com.insightpulseai.mcp.provider.socket.stub.WireMockSocket;
import com.insightpulseai.mcp.testing.WireMockProvider;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.config.source.yaml.YamlConfigSource;

/**
 * The stubs of {@link HealthyProviders}, each for a test's field of its type. All other providers of the packaged configuration
 * are disabled, so that a test of all providers is about these three whatever is added.
 */
public final class WireMockProviders implements QuarkusTestResourceLifecycleManager {

    private static final Pattern BASE_URL = Pattern.compile("providers\\.([^.]+)\\.base_url");

    private final List<WireMockProvider<?>> stubs = List.of(new WireMockNetdata(), new WireMockSentry(),
            new WireMockSocket());

    @Override
    public Map<String, String> start() {
        Map<String, String> configuration = new HashMap<>();
        stubs.forEach(provider -> configuration.putAll(provider.start()));
        for (String name : packaged().getPropertyNames()) {
            Matcher provider = BASE_URL.matcher(name);
            if (provider.matches() && !configuration.containsKey(name)) {
                configuration.put("providers." + provider.group(1) + ".enabled", "false");
            }
        }
        return configuration;
    }

    @Override
    public void inject(TestInjector injector) {
        stubs.forEach(provider -> provider.inject(injector));
    }

    @Override
    public void stop() {
        stubs.forEach(WireMockProvider::stop);
    }

    private static YamlConfigSource packaged() {
        try {
            return new YamlConfigSource(Thread.currentThread().getContextClassLoader().getResource("provider-config.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
