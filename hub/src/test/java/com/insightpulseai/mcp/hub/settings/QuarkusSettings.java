package com.insightpulseai.mcp.hub.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * All properties of Quarkus and its extensions, from the model that each extension's jar has for Quarkus' own documentation:
 * those on the class path, and those of the build and of Lambda, which Maven copies to {@code target/config-models}.
 */
final class QuarkusSettings {

    private static final String MODEL = "META-INF/quarkus-config-doc/quarkus-config-model.json";
    private static final Path COPIED = Path.of("target", "config-models");
    private static final Pattern MAP_KEY = Pattern.compile("\"[^\"]+\"");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Set<String> read = new TreeSet<>();
    private final Set<String> built = new TreeSet<>();

    private QuarkusSettings() {
    }

    static QuarkusSettings all() {
        QuarkusSettings settings = new QuarkusSettings();
        try {
            for (URL model : models()) {
                try (InputStream stream = model.openStream()) {
                    JSON.readTree(stream).path("configRoots").forEach(root -> settings.add(root.path("items")));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings;
    }

    /** Properties that a process reads, with {@code *} for the key of a map. */
    Set<String> read() {
        return read;
    }

    /** Properties that the build alone reads. */
    Set<String> built() {
        return built;
    }

    private static List<URL> models() throws IOException {
        List<URL> models = new ArrayList<>(
                Collections.list(Thread.currentThread().getContextClassLoader().getResources(MODEL)));
        try (Stream<Path> jars = Files.list(COPIED)) {
            for (Path jar : jars.toList()) {
                models.add(URI.create("jar:" + jar.toUri() + "!/" + MODEL).toURL());
            }
        }
        return models;
    }

    private void add(JsonNode items) {
        for (JsonNode item : items) {
            add(item.path("items"));
            if (item.path("path").has("property")) {
                Set<String> names = item.path("phase").asText().equals("BUILD_TIME") ? built : read;
                names.add(pattern(item.path("path")));
                item.path("additionalPaths").forEach(path -> names.add(pattern(path)));
            }
        }
    }

    private static String pattern(JsonNode path) {
        return MAP_KEY.matcher(path.path("property").asText()).replaceAll("*");
    }
}
