package com.insightpulseai.mcp.migrations;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Events that are found by words, and the task that indexes these. */
final class Words {

    /** A search with further arguments. */
    static final String FIND = "select event_id, event_at, outcome, searched_until from ops.find_events(?, %s) f";
    /** A search at any time. */
    static final String ALL = FIND.formatted("null, null");

    private Words() {
    }

    static List<Object> ids(List<Map<String, Object>> rows) {
        return rows.stream().map(row -> row.get("event_id")).filter(Objects::nonNull).toList();
    }

    /** Indexes all events; returns their number. */
    static int index() throws SQLException {
        Database.execute("update ops.seal_head set swept_until = now()");
        return index(100);
    }

    /** Indexes finished events, at most a number of them. */
    static int index(int limit) throws SQLException {
        try (Connection monitor = Database.login(Database.MONITOR)) {
            return (int) Database.query(monitor, "select indexed from ops.index_words(?)", limit).get(0).get("indexed");
        }
    }

    /** Adds an event that failed; age is an interval or a timestamptz. */
    static UUID add(UUID caller, String age, String payload) {
        UUID id = UUID.randomUUID();
        String at = age.startsWith("timestamptz") ? age : "now() - interval '" + age + "'";
        Database.execute(
                """
                        insert into ops.run_events (id, created_at, provider, tool, caller_id, caller_kind, caller_role, payload, status,
                                                    result, error, hostname)
                        values (?, %s, 'socket', 'scan.get', ?, 'user', 'ops_viewer', ?::jsonb, 'error',
                                '{"detail": "It did not respond.", "other": "hush"}', 'upstream_timeout', 'api.example.com')"""
                        .formatted(at),
                id, caller, payload);
        return id;
    }
}
