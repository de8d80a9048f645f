package com.insightpulseai.mcp.migrations;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;

/**
 * The migrations by name. Flyway's own scan of the class path depends on how the class loader at hand names its jars, which
 * differs between a plain JVM, Quarkus' runner and its dev mode.
 */
final class PackagedMigrations implements ResourceProvider {

    static final String FOLDER = "db/migration/";

    static final List<String> FILES = List.of(
            "V1__stand_ins_for_supabase.sql",
            "V2__run_events.sql",
            "V3__quotas_and_federated_callers.sql",
            "V4__begin_call.sql",
            "V5__finish_call_and_upkeep.sql",
            "V6__logins.sql",
            "V7__health.sql",
            "V8__known_down_and_last_answers.sql",
            "V9__system_logins.sql");

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

    private static final class PackagedMigration extends LoadableResource {

        private final String name;

        PackagedMigration(String name) {
            this.name = name;
        }

        @Override
        public Reader read() {
            InputStream content = PackagedMigrations.class.getClassLoader().getResourceAsStream(FOLDER + name);
            if (content == null) {
                throw new IllegalStateException("The program lacks its migration " + name);
            }
            return new InputStreamReader(content, StandardCharsets.UTF_8);
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
