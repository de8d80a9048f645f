package com.insightpulseai.mcp.migrations;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** A row of {@code ops.federated_callers}; columns that are not given have their defaults. */
final class Registration {

    static final long REPOSITORY = 4711;
    static final String MAIN = "refs/heads/main";
    static final String GATE = "acme/ci/.github/workflows/gate.yml@refs/heads/main";

    private final Map<String, Object> columns;

    private Registration(Map<String, Object> columns) {
        this.columns = columns;
    }

    static Registration of(String role) {
        return new Registration(Map.of("repository_id", REPOSITORY, "role", role));
    }

    /** The row that the documentation has for a gate of pull requests. */
    static Registration ofTheGate() {
        return of("ops_operator").with("events", "{pull_request,merge_group}").with("workflow", GATE)
                .with("tools", "{socket/scan.repo,socket/scan.get,socket/files.supported}");
    }

    /** Arrays as PostgreSQL writes them. */
    Registration with(String column, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(columns);
        changed.put(column, value);
        return new Registration(changed);
    }

    UUID insert() {
        return (UUID) Database.query(sql(), columns.values().toArray()).get(0).get("id");
    }

    /** As the owner of the schema, to see how it fails. */
    void insert(Connection connection) throws SQLException {
        Database.query(connection, sql(), columns.values().toArray());
    }

    private String sql() {
        return "insert into ops.federated_callers (%s) values (%s) returning id".formatted(String.join(", ", columns.keySet()),
                columns.keySet().stream().map(Registration::parameter).collect(Collectors.joining(", ")));
    }

    private static String parameter(String column) {
        return column.equals("events") || column.equals("tools") ? "?::text[]" : "?";
    }
}
