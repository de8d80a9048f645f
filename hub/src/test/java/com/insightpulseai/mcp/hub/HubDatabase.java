package com.insightpulseai.mcp.hub;

import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

/** A hub's embedded database, reached with nothing but what {@code database-url} says. */
final class HubDatabase {

    private final HubProcess hub;

    HubDatabase(HubProcess hub) {
        this.hub = hub;
    }

    int port() throws IOException {
        return url().getPort();
    }

    Connection connect() throws IOException, SQLException {
        URI url = url();
        String[] credentials = url.getUserInfo().split(":", 2);
        return DriverManager.getConnection("jdbc:postgresql://" + url.getHost() + ":" + url.getPort() + url.getPath(),
                credentials[0], credentials[1]);
    }

    private URI url() throws IOException {
        return URI.create(hub.read("database-url").strip());
    }

    /** The first column of every row. */
    List<String> query(String sql, Object... arguments) throws IOException, SQLException {
        try (Connection connection = connect(); PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            List<String> column = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    column.add(rows.getString(1));
                }
            }
            return column;
        }
    }

    /** A caller's rows with all their columns, oldest first. */
    List<JsonNode> events(UUID caller) throws IOException, SQLException {
        return query("select to_jsonb(e)::text from ops.run_events e where caller_id = ? order by created_at", caller).stream()
                .map(HubClient::json).toList();
    }

    /** The statuses of a caller's rows, oldest first. */
    List<String> statuses(UUID caller) throws IOException, SQLException {
        return events(caller).stream().map(event -> event.path("status").asText()).toList();
    }

    /** Adds a user whom nobody else knows. */
    UUID addUser(String role) throws IOException, SQLException {
        UUID id = UUID.randomUUID();
        query("insert into auth.users (id, raw_app_meta_data) values (?, jsonb_build_object('ops_role', ?::text)) returning id",
                id, role);
        return id;
    }
}
