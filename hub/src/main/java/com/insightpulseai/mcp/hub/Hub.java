package com.insightpulseai.mcp.hub;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.insightpulseai.mcp.hub.database.EmbeddedDatabase;
import com.insightpulseai.mcp.hub.run.RunDirectory;
import com.insightpulseai.mcp.hub.run.SandboxSealKey;
import com.insightpulseai.mcp.hub.run.StartRefused;
import com.insightpulseai.mcp.hub.sandbox.Sandbox;
import com.insightpulseai.mcp.migrations.DevelopmentSchemaException;
import com.insightpulseai.mcp.migrations.MigrationException;
import com.insightpulseai.mcp.migrations.Migrations;

/** What must be there before the HTTP server starts, and must stay until it has stopped. */
final class Hub {

    private static final String LOGIN = "mcp_hub";
    private static final String DATABASE_URL = "database-url";
    private static final String TOKENS = "tokens.json";

    private final HubSettings settings;
    private final Started started;
    private final Map<String, String> properties = new LinkedHashMap<>();
    private Optional<EmbeddedDatabase> embedded = Optional.empty();
    private Optional<Sandbox> sandbox = Optional.empty();
    private Optional<RunDirectory> directory = Optional.empty();

    private Hub(HubSettings settings, Started started) {
        this.settings = settings;
        this.started = started;
        properties.put("quarkus.http.host", settings.host());
        properties.put("quarkus.http.port", Integer.toString(settings.port()));
    }

    /**
     * Starts all that the settings ask for.
     *
     * @param started receives each part as it starts, so that a signal in the middle of this can stop what is there
     * @throws StartRefused with the one line to print
     */
    static Hub start(HubSettings settings, Started started) throws StartRefused {
        Hub hub = new Hub(settings, started);
        ListeningAddress.check(settings.host(), settings.port());
        if (settings.database().isPresent()) {
            settings.database().get().prepare();
        } else {
            hub.startDatabase();
        }
        return hub;
    }

    /** @return the configuration that these settings make necessary */
    Map<String, String> properties() {
        return properties;
    }

    HubSettings settings() {
        return settings;
    }

    Optional<Sandbox> sandbox() {
        return sandbox;
    }

    /** @return the run directory; empty when nothing is kept there */
    Optional<RunDirectory> directory() {
        return directory;
    }

    /** Hands out a token for each role, in the run directory and to the caller; both only once the hub can honour them. */
    Map<String, String> publishTokens() throws IOException {
        if (sandbox.isEmpty() || directory.isEmpty()) {
            return Map.of();
        }
        Map<String, String> tokens = sandbox.get().tokens();
        StringBuilder json = new StringBuilder();
        tokens.forEach((role, token) -> json.append(json.isEmpty() ? "{" : ", ").append('"').append(role).append("\": \"")
                .append(token).append('"'));
        directory.get().write(TOKENS, json.append("}\n").toString());
        return tokens;
    }

    private void startDatabase() throws StartRefused {
        RunDirectory folder = started.add(RunDirectory.open(settings.runDirectory()));
        directory = Optional.of(folder);
        try {
            // Left by a hub that was killed; until the new ones are written, none is better than wrong ones.
            forget(folder);
            System.out.println("Starting the embedded PostgreSQL in " + folder.path().resolve("postgres") + " ...");
            EmbeddedDatabase database = started.add(EmbeddedDatabase.start(folder.path().resolve("postgres")));
            embedded = Optional.of(database);
            Migrations.of(database.jdbcUrl(), database.user(), database.password()).apply();
            properties.put("quarkus.datasource.reactive.url", database.reactiveUrl());
            properties.put("quarkus.datasource.username", LOGIN);
            properties.put("quarkus.datasource.password", database.renewPassword(LOGIN));
            prepareSandbox(database, folder);
            folder.write(DATABASE_URL, database.psqlUrl() + "\n");
            started.add(() -> forget(folder));
        } catch (DevelopmentSchemaException e) {
            throw new StartRefused("The embedded database in " + folder.path().resolve("postgres")
                    + " has the schema of another development version: delete that folder, with its audit log, to begin anew.",
                    e);
        } catch (IOException | MigrationException e) {
            throw new StartRefused("The embedded database cannot be used: " + e.getMessage(), e);
        } catch (SQLException e) {
            throw new StartRefused("The embedded database cannot be prepared (SQLSTATE " + e.getSQLState() + ").", e);
        }
    }

    private void prepareSandbox(EmbeddedDatabase database, RunDirectory folder) throws SQLException, IOException {
        try (Connection connection = database.connect()) {
            if (settings.sandbox()) {
                sandbox = Optional.of(started.add(Sandbox.start(connection, settings.origin(), settings.variables())));
                properties.putAll(sandbox.get().properties());
                properties.putAll(SandboxSealKey.properties(folder, settings.variables()));
            } else {
                Sandbox.remove(connection);
            }
        }
    }

    private static void forget(RunDirectory folder) throws IOException {
        folder.delete(DATABASE_URL);
        folder.delete(TOKENS);
    }
}
