package com.insightpulseai.mcp.hub.sandbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What the sandbox puts into its database: users, and placeholders for the secrets of the providers it plays. */
final class SandboxData {

    static final String PLACEHOLDER = "sandbox placeholder";

    private final Connection connection;

    SandboxData(Connection connection) {
        this.connection = connection;
    }

    /**
     * Takes the sandbox's leavings out of a database that is no sandbox any more: placeholders would be sent to real
     * providers, and its users must not hold a role.
     */
    static void remove(Connection connection) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from vault.secrets where description = ?")) {
            delete.setString(1, PLACEHOLDER);
            delete.executeUpdate();
        }
        String strip = "update auth.users set raw_app_meta_data = raw_app_meta_data - 'ops_role' where id = ?";
        try (PreparedStatement update = connection.prepareStatement(strip)) {
            for (SandboxUser user : SandboxUser.ALL) {
                update.setObject(1, user.id());
                update.executeUpdate();
            }
        }
    }

    /** Makes sure that each user exists and holds its role, whatever was changed in an earlier run. */
    void addUsers() throws SQLException {
        String upsert = """
                insert into auth.users (id, email, raw_app_meta_data) values (?, ?, jsonb_build_object('ops_role', ?::text))
                on conflict (id) do update set raw_app_meta_data = excluded.raw_app_meta_data, banned_until = null,
                  deleted_at = null""";
        try (PreparedStatement insert = connection.prepareStatement(upsert)) {
            for (SandboxUser user : SandboxUser.ALL) {
                insert.setObject(1, user.id());
                insert.setString(2, user.email());
                insert.setString(3, user.role());
                insert.executeUpdate();
            }
        }
    }

    /** @return whether somebody stored a real secret under one of these names */
    boolean holdsRealSecret(List<String> names) throws SQLException {
        for (String name : names) {
            if (stored(name).filter(secret -> !secret.description().equals(PLACEHOLDER)).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** Removes the placeholders of these names: sent to a real provider they would be wrong keys. */
    void removePlaceholders(List<String> names) throws SQLException {
        String sql = "delete from vault.secrets where name = ? and description = ?";
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            for (String name : names) {
                delete.setString(1, name);
                delete.setString(2, PLACEHOLDER);
                delete.executeUpdate();
            }
        }
    }

    /** Puts placeholders into the vault under names that hold no real secret. */
    void putPlaceholders(Map<String, String> values) throws SQLException {
        for (Map.Entry<String, String> value : values.entrySet()) {
            putPlaceholder(value.getKey(), value.getValue());
        }
    }

    private void putPlaceholder(String name, String value) throws SQLException {
        Optional<Stored> stored = stored(name);
        String call = stored.isPresent() ? "select vault.update_secret(?, ?)" : "select vault.create_secret(?, ?, ?)";
        try (PreparedStatement select = connection.prepareStatement(call)) {
            if (stored.isPresent()) {
                select.setObject(1, stored.get().id());
                select.setString(2, value);
            } else {
                select.setString(1, value);
                select.setString(2, name);
                select.setString(3, PLACEHOLDER);
            }
            select.execute();
        }
    }

    private record Stored(UUID id, String description) {
    }

    private Optional<Stored> stored(String name) throws SQLException {
        String sql = "select id, coalesce(description, '') from vault.secrets where name = ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(new Stored(row.getObject(1, UUID.class), row.getString(2))) : Optional.empty();
            }
        }
    }
}
