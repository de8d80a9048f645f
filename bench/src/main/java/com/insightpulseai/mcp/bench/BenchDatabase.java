package com.insightpulseai.mcp.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
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
import java.util.stream.Stream;

import com.insightpulseai.mcp.hub.database.EmbeddedDatabase;
import com.insightpulseai.mcp.hub.sandbox.Sandbox;
import com.insightpulseai.mcp.migrations.Migrations;

/**
 * The hub's own embedded PostgreSQL, as durable as there ({@code fsync} on), migrated, with callers and the provider's key.
 */
public final class BenchDatabase implements AutoCloseable {

    private static final List<String> TELLING_SETTINGS = List.of("server_version", "fsync", "synchronous_commit",
            "full_page_writes", "commit_delay", "wal_sync_method", "shared_buffers");

    private static final String FIRST = "postgres";

    private final EmbeddedDatabase server;
    private final Path folder;
    private final String name;

    private BenchDatabase(EmbeddedDatabase server, Path folder, String name) {
        this.server = server;
        this.folder = folder;
        this.name = name;
    }

    /**
     * Starts a server below the folder, a new one or that of an earlier run; takes some seconds, for its programs are unpacked
     * there.
     */
    public static BenchDatabase start(Path folder) throws IOException, SQLException {
        BenchDatabase database = new BenchDatabase(EmbeddedDatabase.start(folder), folder, FIRST);
        Migrations.of(database.server.jdbcUrl(), database.server.user(), database.server.password()).apply();
        try (Connection connection = database.connect();
                PreparedStatement secret = connection.prepareStatement("""
                        select vault.create_secret(?, v.name)
                          from (values (?)) v (name)
                         where not exists (select from vault.secrets s where s.name = v.name)""")) {
            secret.setString(1, "benchmark-key");
            secret.setString(2, DelayedSocket.VAULT_KEY);
            secret.execute();
        }
        return database;
    }

    /** Removes a copy, if it is there, and ends its sessions. */
    public void drop(String copy) throws SQLException {
        try (Connection connection = connect("template1"); Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + copy + " with (force)");
        }
    }

    /** Makes a copy on the same server, replacing one of an earlier run; ends other sessions of this database. */
    public BenchDatabase copy(String copy) throws SQLException {
        drop(copy);
        try (Connection connection = connect("template1"); Statement statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
            statement.execute("create database " + copy + " template " + name + " strategy file_copy");
        }
        return new BenchDatabase(server, folder, copy);
    }

    /** @return loopback port */
    public int port() {
        return server.port();
    }

    /** @return the database's name */
    public String name() {
        return name;
    }

    /** Gives a login a new random password and returns it. */
    public String password(String login) throws SQLException {
        return server.renewPassword(login);
    }

    /** Adds operators. */
    public List<UUID> addOperators(int count) throws SQLException {
        List<UUID> operators = Stream.generate(UUID::randomUUID).limit(count).toList();
        addOperators(operators);
        return operators;
    }

    /** Adds operators with these ids. */
    public void addOperators(List<UUID> operators) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into auth.users (id, raw_app_meta_data) values (?, '{"ops_role": "ops_operator"}')""")) {
            for (UUID id : operators) {
                insert.setObject(1, id);
                insert.executeUpdate();
            }
        }
    }

    /** Adds an administrator, whose calls are not limited. */
    public UUID addAdministrator() throws SQLException {
        UUID id = UUID.randomUUID();
        query("insert into auth.users (id, raw_app_meta_data) values ('" + id
                + "', '{\"ops_role\": \"ops_admin\"}') returning id");
        return id;
    }

    /** Simulates the providers as the hub's sandbox does; the vault then holds placeholders of their keys. */
    public Sandbox simulateProviders() throws IOException, SQLException {
        query("delete from vault.secrets returning id");
        try (Connection connection = connect()) {
            return Sandbox.start(connection, "http://127.0.0.1:1", Set.of());
        }
    }

    /** @return the rows of a query run as superuser, by column */
    public List<Map<String, String>> query(String sql) throws SQLException {
        List<Map<String, String>> result = new ArrayList<>();
        try (Connection connection = connect();
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
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
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

    /** @return the file to which the server writes its log */
    public Path log() {
        return folder.resolve("server.log");
    }

    private Connection connect() throws SQLException {
        return connect(name);
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + server.port() + "/" + database, server.user(),
                server.password());
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
