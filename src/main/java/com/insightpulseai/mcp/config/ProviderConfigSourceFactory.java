package com.insightpulseai.mcp.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.microprofile.config.spi.ConfigSource;

import com.insightpulseai.mcp.egress.ProviderClients;
import com.insightpulseai.mcp.platform.SingleLine;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.source.yaml.YamlConfigSource;

/**
 * Makes {@code provider-config.yaml} part of the configuration: the packaged file, or in its place the one that
 * {@code PROVIDER_CONFIG} names, and leads the providers' REST clients where it says. Environment variables and system
 * properties still override single values of it. It has no part in the build: Quarkus records what configuration it finds
 * then as defaults, and below a file that leaves a provider or a tool out those would put it back.
 */
public class ProviderConfigSourceFactory implements ConfigSourceFactory {

    private static final String PACKAGED = "provider-config.yaml";
    private static final int ORDINAL = 200; // below application.yaml and the environment, above defaults
    private static final String BUILD_ONLY = "PropertiesConfigSource[source=Build system]"; // where Quarkus keeps Maven's properties

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        if (context.getConfigSources().stream().anyMatch(source -> BUILD_ONLY.equals(source.getName()))) {
            return List.of();
        }
        String path = context.getValue("PROVIDER_CONFIG").getValue();
        String name = path == null || path.isBlank() ? PACKAGED : path;
        StrictYaml yaml = StrictYaml.read(name, name.equals(path) ? fromFile(path) : PackagedFile.read(PACKAGED));
        if (!yaml.mistakes().isEmpty()) {
            throw mistake(String.join("; ", yaml.mistakes()));
        }
        ConfigSource source = new YamlConfigSource(name, yaml.properties(), ORDINAL);
        String version = source.getValue("version");
        if (!"1.0".equals(version)) {
            throw mistake(name + ": version: '" + version + "' is not supported; use '1.0'");
        }
        List<String> mistakes = KnownFields.packaged().mistakes(yaml.properties());
        if (!mistakes.isEmpty()) {
            throw mistake(name + ": " + String.join("; ", mistakes));
        }
        return List.of(source, new ProviderClients(ORDINAL));
    }

    private static ConfigurationException mistake(String text) {
        return new ConfigurationException(SingleLine.of(text));
    }

    private static String fromFile(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException | InvalidPathException e) {
            throw new ConfigurationException("PROVIDER_CONFIG names a file that cannot be read: " + path, e);
        }
    }
}
