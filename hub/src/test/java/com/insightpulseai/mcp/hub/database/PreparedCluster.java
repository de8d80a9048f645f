package com.insightpulseai.mcp.hub.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import com.insightpulseai.mcp.hub.run.RunDirectory;
import com.insightpulseai.mcp.migrations.MigrationException;
import com.insightpulseai.mcp.migrations.Migrations;
import com.insightpulseai.mcp.platform.Sha256;
import com.insightpulseai.mcp.testing.PreparedData;

/** The data of a hub that was started once: {@code initdb} and the migrations take most of the time of a first start. */
public final class PreparedCluster {

    /** PostgreSQL's programs, unpacked once for all tests of this module. */
    public static final Path PROGRAMS = Path.of("target", "postgres-programs").toAbsolutePath();

    private PreparedCluster() {
    }

    /** Fills the folder of an {@link EmbeddedDatabase} that was never started; does nothing where there is data. */
    public static void copyInto(Path folder) throws IOException {
        if (!Files.exists(folder.resolve("data"))) {
            PostgresBinaries.unpackBelow(PROGRAMS);
            RunDirectory.createOwnerOnly(folder);
            PreparedData.of("migrated hub " + recipe()).copyTo(folder, () -> migrate(folder));
        }
    }

    private static void migrate(Path folder) throws IOException {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, PROGRAMS)) {
            Migrations.of(database.jdbcUrl(), database.user(), database.password()).apply();
        } catch (MigrationException failure) {
            throw new IOException(failure);
        }
    }

    /** Returns a digest of the code that makes the data, besides the migrations. */
    private static String recipe() throws IOException {
        try (InputStream code = PostgresCluster.class.getResourceAsStream("PostgresCluster.class")) {
            return Sha256.hex(code.readAllBytes());
        }
    }
}
