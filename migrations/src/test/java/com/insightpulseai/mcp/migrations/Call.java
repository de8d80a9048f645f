package com.insightpulseai.mcp.migrations;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The arguments of one {@code ops.begin_call}, unlimited and without secrets unless told otherwise. */
final class Call {

    /** Seconds; so many that no test meets the end of a window. */
    static final int WINDOW = 365 * 24 * 3600;

    private static final List<String> ARGUMENTS = List.of("event_id uuid", "provider text", "tool text", "caller_kind text",
            "caller_id uuid", "caller_role text", "issuer text", "repository_id bigint", "ref text", "environment text",
            "min_role text", "quota_class text", "quota_limits int[]", "quota_windows int[]", "secret_names text[]",
            "optional_secret_names text[]", "payload jsonb", "request_id text", "refusal text", "refusal_detail jsonb",
            "retry boolean", "heed_outage boolean", "answer_key text", "max_stale_s int", "expires_at timestamptz",
            "session_id uuid");

    private static final String SQL = ARGUMENTS.stream()
            .map(argument -> "?::" + argument.split(" ")[1])
            .collect(Collectors.joining(", ", "select * from ops.begin_call(", ")"));

    private final Map<String, Object> values;

    private Call(Map<String, Object> values) {
        this.values = values;
    }

    static Call by(UUID user, String tokenRole) {
        return new Call(Map.of("provider", "socket", "tool", "scan.repo", "min_role", "ops_viewer", "issuer", "https://issuer",
                "payload", "{\"repo\":\"a/b\"}", "request_id", "request", "retry", false, "event_id", UUID.randomUUID()))
                .with("heed_outage", true).with("caller_kind", "user").with("caller_id", user).with("caller_role", tokenRole);
    }

    static Call byWorkflow(long repositoryId, String ref, String environment) {
        return by(null, null).with("caller_kind", "workflow").with("issuer", "https://token.actions.githubusercontent.com")
                .with("repository_id", repositoryId).with("ref", ref).with("environment", environment);
    }

    Call with(String argument, Object value) {
        Map<String, Object> changed = new HashMap<>(values);
        changed.put(argument, value);
        return new Call(changed);
    }

    /** The same quota for every role, in calls per {@link #WINDOW}. */
    Call quota(int limit) {
        return with("quota_class", "scans")
                .with("quota_limits", "{%1$d,%1$d,%1$d}".formatted(limit))
                .with("quota_windows", "{%1$d,%1$d,%1$d}".formatted(WINDOW));
    }

    Call secrets(String... names) {
        return with("secret_names", "{" + String.join(",", names) + "}");
    }

    Call again() {
        return with("event_id", UUID.randomUUID());
    }

    Call retried() {
        return with("retry", true);
    }

    UUID eventId() {
        return (UUID) values.get("event_id");
    }

    boolean heedsOutage() {
        return (boolean) values.get("heed_outage");
    }

    /** Begins the call on a connection of its own. */
    Map<String, Object> begin(String login) throws SQLException {
        try (Connection connection = Database.login(login)) {
            return begin(connection);
        }
    }

    Map<String, Object> begin(Connection connection) throws SQLException {
        Stream<Object> arguments = ARGUMENTS.stream().map(argument -> values.get(argument.split(" ")[0]));
        List<Map<String, Object>> rows = Database.query(connection, SQL, arguments.toArray());
        if (rows.size() != 1) {
            throw new AssertionError("begin_call answered " + rows.size() + " rows");
        }
        return rows.get(0);
    }
}
