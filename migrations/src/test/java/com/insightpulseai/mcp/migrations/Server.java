package com.insightpulseai.mcp.migrations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.postgresql.ds.PGSimpleDataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** The test run's one PostgreSQL server. Only its superuser needs no password. */
final class Server {

    static final String SUPERUSER = "postgres";
    static final String PASSWORD = UUID.randomUUID().toString();

    private static final Logger LOG = Logger.getLogger("io.zonky.test");
    private static final EmbeddedPostgres POSTGRES = launch();

    private Server() {
    }

    static int port() {
        return POSTGRES.getPort();
    }

    static String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port(), database);
    }

    static Connection connect(String user, String database) throws SQLException {
        return connect(user, url(database), PASSWORD);
    }

    static Connection connect(String user, String url, String password) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        return source.getConnection();
    }

    /** Connections of the superuser. */
    static PGSimpleDataSource dataSource(String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url(database));
        source.setUser(SUPERUSER);
        return source;
    }

    /** A new, empty database; answers its name. */
    static String createDatabase() throws SQLException {
        String name = "test_" + UUID.randomUUID().toString().replace('-', '_');
        try (Connection connection = connect(SUPERUSER, "postgres"); var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return name;
    }

    /** A new database with the content of another, to which nobody is connected; returns its name. */
    static String copyDatabase(String template) throws SQLException {
        String name = "test_" + UUID.randomUUID().toString().replace('-', '_');
        try (Connection connection = connect(SUPERUSER, "postgres"); var statement = connection.createStatement()) {
            statement.execute("create database " + name + " template " + template);
        }
        return name;
    }

    /** A server of its own, for a test that needs a cluster without the roles of others; to be closed. */
    static EmbeddedPostgres launch() {
        return launch(Map.of());
    }

    /** The same with settings of its own. */
    static EmbeddedPostgres launch(Map<String, String> settings) {
        LOG.setLevel(Level.WARNING);
        try {
            // No event is sealed before transactions of its time have ended, those of autovacuum included.
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder().setServerConfig("autovacuum", "off");
            settings.forEach(builder::setServerConfig);
            return builder
                    .setPGStartupWait(Duration.ofMinutes(1))
                    .setDataDirectoryCustomizer(directory -> requirePasswords(directory.toPath()))
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void requirePasswords(Path directory) {
        try {
            Files.writeString(directory.resolve("pg_hba.conf"), """
                    host closed all all reject
                    host all postgres all trust
                    host all all      all scram-sha-256
                    """);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
