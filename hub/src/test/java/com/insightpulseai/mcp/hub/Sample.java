package com.insightpulseai.mcp.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.insightpulseai.mcp.config.ProvidersConfig;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.yaml.YamlConfigSource;

/**
 * A call of one tool that the sandbox can answer.
 *
 * @param provider the provider's name
 * @param configured the provider as the packaged configuration has it
 * @param tool the tool as the packaged configuration has it
 * @param role who calls
 * @param body the input
 */
record Sample(String provider, ProvidersConfig.Provider configured, ProvidersConfig.Tool tool, String role, String body) {

    /** One for each tool of the packaged configuration that has an example: that input, by the least role. */
    static final List<Sample> ALL = providersByName().entrySet().stream()
            .flatMap(provider -> provider.getValue().tools().stream()
                    .flatMap(tool -> sample(provider.getKey(), provider.getValue(), tool).stream()))
            .toList();

    /** The sample of a tool, such as {@code socket/scan.repo}. */
    static Sample of(String id) {
        return ALL.stream().filter(sample -> sample.id().equals(id)).findFirst().orElseThrow();
    }

    /** The names of all providers that have a sample, in order. */
    static List<String> providers() {
        return ALL.stream().map(Sample::provider).distinct().toList();
    }

    /** Another call of the same tool. */
    Sample by(String otherRole, String otherBody) {
        return new Sample(provider, configured, tool, otherRole, otherBody);
    }

    /** Such as {@code socket/scan.repo}. */
    String id() {
        return provider + "/" + tool.name();
    }

    boolean isHealth() {
        return tool.name().equals("health");
    }

    /** Whether its answer may stand in for a failing provider's. */
    boolean isKept() {
        return tool.maxStaleS().isPresent();
    }

    /** Whether it cannot run without a secret. */
    boolean needsASecret() {
        return tool.vaultKeys().map(keys -> !keys.isEmpty()).orElse(configured.vaultKey().isPresent());
    }

    /** Whether it has a secret, and maybe a host, of its own, so that checks of its provider say nothing about it. */
    boolean standsApart() {
        return tool.vaultKeys().isPresent();
    }

    @Override
    public String toString() {
        return id();
    }

    private static Optional<Sample> sample(String provider, ProvidersConfig.Provider configured, ProvidersConfig.Tool tool) {
        String example = "/examples/" + provider + "/" + tool.name() + ".json";
        try (InputStream in = Sample.class.getResourceAsStream(example)) {
            return in == null ? Optional.empty()
                    : Optional.of(new Sample(provider, configured, tool, tool.minRole(), new String(in.readAllBytes(), UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, ProvidersConfig.Provider> providersByName() {
        try {
            return new TreeMap<>(new SmallRyeConfigBuilder()
                    .withSources(new YamlConfigSource(Sample.class.getResource("/provider-config.yaml")))
                    .addDefaultInterceptors()
                    .withMapping(ProvidersConfig.class)
                    .withValidateUnknown(false)
                    .build().getConfigMapping(ProvidersConfig.class).providers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
