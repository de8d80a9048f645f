package com.insightpulseai.mcp.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import com.insightpulseai.mcp.hub.database.EmbeddedDatabase;
import com.insightpulseai.mcp.hub.sandbox.Sandbox;
import com.insightpulseai.mcp.migrations.Migrations;

/**
 * The hub's own embedded PostgreSQL, as durable as there ({@code fsync} on), migrated, with callers and the provider's key.
 */
public final class BenchDatabase implements AutoCloseable {

    private static final List<String> TELLING_SETTINGS = List.of("server_version", "fsync", "synchronous_commit",
            "full_page_writes", "commit_delay", "wal_sync_method", "shared_buffers");

    private final EmbeddedDatabase server;
    private final Path folder;

    private BenchDatabase(EmbeddedDatabase server, Path folder) {
        this.server = server;
        this.folder = folder;
    }

    /** Starts a new server below the folder; takes some seconds, for its programs are unpacked there. */
    public static BenchDatabase start(Path folder) throws IOException, SQLException {
        BenchDatabase database = new BenchDatabase(EmbeddedDatabase.start(folder), folder);
        Migrations.of(database.server.jdbcUrl(), database.server.user(), database.server.password()).apply();
        try (Connection connection = database.server.connect();
                PreparedStatement secret = connection.prepareStatement("select vault.create_secret(?, ?)")) {
            secret.setString(1, "benchmark-key");
            secret.setString(2, DelayedSocket.VAULT_KEY);
            secret.execute();
        }
        return database;
    }

    /** @return loopback port */
    public int port() {
        return server.port();
    }

    /** @return the database's name */
    public String name() {
        return "postgres";
    }

    /** Gives a login a new random password and returns it. */
    public String password(String login) throws SQLException {
        return server.renewPassword(login);
    }

    /** Adds operators. */
    public List<UUID> addOperators(int count) throws SQLException {
        List<UUID> operators = new ArrayList<>();
        try (Connection connection = server.connect();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into auth.users (id, raw_app_meta_data) values (?, '{"ops_role": "ops_operator"}')""")) {
            for (int i = 0; i < count; i++) {
                UUID id = UUID.randomUUID();
                insert.setObject(1, id);
                insert.executeUpdate();
                operators.add(id);
            }
        }
        return operators;
    }

    /** Adds an administrator, whose calls are not limited. */
    public UUID addAdministrator() throws SQLException {
        UUID id = UUID.randomUUID();
        query("insert into auth.users (id, raw_app_meta_data) values ('" + id
                + "', '{\"ops_role\": \"ops_admin\"}') returning id");
        return id;
    }

    /** Plays the providers as the hub's sandbox does; the vault then holds placeholders of their keys. */
    public Sandbox playProviders() throws IOException, SQLException {
        query("delete from vault.secrets returning id");
        try (Connection connection = server.connect()) {
            return Sandbox.start(connection, "http://127.0.0.1:1", Set.of());
        }
    }

    /** @return the rows of a query run as superuser, by column */
    public List<Map<String, String>> query(String sql) throws SQLException {
        List<Map<String, String>> result = new ArrayList<>();
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                Map<String, String> row = new LinkedHashMap<>();
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    row.put(rows.getMetaData().getColumnLabel(column), rows.getString(column));
                }
                result.add(row);
            }
        }
        return result;
    }

    /** Runs a statement as superuser. */
    public void execute(String sql) throws SQLException {
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** @return the settings on which the figures depend */
    public Map<String, String> settings() throws SQLException {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String name : TELLING_SETTINGS) {
            settings.put(name, query("select current_setting('" + name + "')").get(0).get("current_setting"));
        }
        return settings;
    }

    /** @return the server's first process, whose descendants serve the connections */
    public ProcessHandle process() throws IOException {
        String pid = Files.readAllLines(folder.resolve("data").resolve("postmaster.pid")).get(0).strip();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
