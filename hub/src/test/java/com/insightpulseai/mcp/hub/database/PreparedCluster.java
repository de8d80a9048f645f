package com.insightpulseai.mcp.hub.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import com.insightpulseai.mcp.hub.run.RunDirectory;
import com.insightpulseai.mcp.migrations.MigrationException;
import com.insightpulseai.mcp.migrations.Migrations;
import com.insightpulseai.mcp.platform.Sha256;
import com.insightpulseai.mcp.testing.PreparedData;

/** The data of a hub that was started once: {@code initdb} and the migrations take most of the time of a first start. */
public final class PreparedCluster {

    /** PostgreSQL's programs, unpacked once for all tests of this module. */
    public static final Path PROGRAMS = Path.of("target", "postgres-programs").toAbsolutePath();

    /**
     * For passwords. PostgreSQL's default, 4096, costs each connection 17 ms of processor time, in test JVMs and in
     * the hubs that they start: their compiler has no intrinsic for SHA-256.
     */
    private static final int SCRAM_ITERATIONS = 1;

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
            makeConnectionsCheap(database);
        } catch (MigrationException | SQLException failure) {
            throw new IOException(failure);
        }
    }

    private static void makeConnectionsCheap(EmbeddedDatabase database) throws SQLException {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            statement.execute("alter system set scram_iterations = " + SCRAM_ITERATIONS);
            statement.execute("set scram_iterations = " + SCRAM_ITERATIONS);
            statement.execute("alter role " + database.user() + " password '" + database.password() + "'");
        }
    }

    /** Returns what the data depends on besides the migrations: the setting, and a digest of the code. */
    private static String recipe() throws IOException {
        try (InputStream code = PostgresCluster.class.getResourceAsStream("PostgresCluster.class")) {
            return SCRAM_ITERATIONS + " iterations, " + Sha256.hex(code.readAllBytes());
        }
    }
}
