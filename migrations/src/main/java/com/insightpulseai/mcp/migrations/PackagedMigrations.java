package com.insightpulseai.mcp.migrations;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;

/**
 * The migrations by name, as {@code index.txt} lists them. Flyway's own scan of the class path depends on how the class loader
 * at hand names its jars, which differs between a plain JVM, Quarkus' runner and its dev mode.
 */
final class PackagedMigrations implements ResourceProvider {

    static final String FOLDER = "db/migration/";

    static final List<String> FILES = read("index.txt").lines().toList();

    @Override
    public LoadableResource getResource(String name) {
        // Null is how Flyway asks for "there is none".
        return FILES.stream().filter(name::equals).findFirst().map(PackagedMigration::new).orElse(null);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return FILES.stream()
                .filter(name -> name.startsWith(prefix) && Arrays.stream(suffixes).anyMatch(name::endsWith))
                .<LoadableResource> map(PackagedMigration::new)
                .toList();
    }

    private static String read(String name) {
        try (InputStream content = PackagedMigrations.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
            if (content == null) {
                throw new IllegalStateException("The program lacks its " + FOLDER + name);
            }
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class PackagedMigration extends LoadableResource {

        private final String name;

        PackagedMigration(String name) {
            this.name = name;
        }

        @Override
        public Reader read() {
            return new StringReader(PackagedMigrations.read(name));
        }

        @Override
        public String getAbsolutePath() {
            return FOLDER + name;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return FOLDER + name;
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }
}
