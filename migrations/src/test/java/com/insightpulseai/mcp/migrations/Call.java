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

    /** The fields of {@code ops.caller} in order, each an argument here. */
    static final String CALLER = "row(?::text, ?::uuid, ?::text, ?::text, ?::bigint, ?::text, ?::text, ?::uuid, "
            + "?::text, ?::text, ?::text)::ops.caller";

    private static final List<String> CALLER_FIELDS = List.of("caller_kind", "caller_id", "caller_role", "issuer",
            "repository_id", "ref", "environment", "session_id", "event", "base_ref", "workflow");

    private static final List<String> EVENT = List.of("event_id uuid", "provider text", "tool text", "schema_version text",
            "payload jsonb", "request_id text", "client text", "claims jsonb");
    private static final List<String> DECISION = List.of("min_role text", "quota_class text", "quota_limits int[]",
            "quota_windows int[]", "secret_names text[]", "optional_secret_names text[]", "refusal text",
            "refusal_detail jsonb", "uses_health_check_credentials boolean", "cache_key text", "max_stale_s int",
            "expires_at timestamptz", "idempotency_key text", "request_digest text");

    private final Map<String, Object> values;
    private final boolean resumed;

    private Call(Map<String, Object> values, boolean resumed) {
        this.values = values;
        this.resumed = resumed;
    }

    static Call by(UUID user, String tokenRole) {
        return new Call(Map.of("provider", "socket", "tool", "scan.repo", "schema_version", "1.0", "min_role", "ops_viewer",
                "issuer", "https://issuer", "payload", "{\"repo\":\"a/b\"}", "request_id", "request", "client", "agent/1",
                "event_id", UUID.randomUUID(), "uses_health_check_credentials", true), false)
                .with("caller_kind", "user").with("caller_id", user).with("caller_role", tokenRole);
    }

    static Call byWorkflow(long repositoryId, String ref, String environment) {
        return by(null, null).with("caller_kind", "workflow").with("issuer", "https://token.actions.githubusercontent.com")
                .with("repository_id", repositoryId).with("ref", ref).with("environment", environment).with("event", "push");
    }

    Call with(String argument, Object value) {
        Map<String, Object> changed = new HashMap<>(values);
        changed.put(argument, value);
        return new Call(changed, resumed);
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

    /** A request with an idempotency key, of a quota class that says what becomes of an unknown outcome. */
    Call keyed(String key, String request, String quotaClass) {
        return with("idempotency_key", digest(key)).with("request_digest", digest(request)).with("quota_class", quotaClass);
    }

    /** Some text of the length that digests have. */
    static String digest(String of) {
        return (of + "0".repeat(64)).substring(0, 64);
    }

    Call again() {
        return with("event_id", UUID.randomUUID());
    }

    /** The same call by {@code ops.resume_call}. */
    Call retried() {
        return new Call(values, true);
    }

    Object keyDigest() {
        return values.get("idempotency_key");
    }

    UUID eventId() {
        return (UUID) values.get("event_id");
    }

    boolean usesHealthCheckCredentials() {
        return (boolean) values.get("uses_health_check_credentials");
    }

    /** Begins the call on a connection of its own. */
    Map<String, Object> begin(String login) throws SQLException {
        try (Connection connection = Database.login(login)) {
            return begin(connection);
        }
    }

    Map<String, Object> begin(Connection connection) throws SQLException {
        return one(connection, resumed ? "ops.resume_call" : "ops.begin_call", Stream.concat(EVENT.stream(), DECISION.stream())
                .toList(), List.of());
    }

    /** Records by {@code ops.record_failure} that the call failed; returns the time of its row or null. */
    Object recordFailure(String login, String error, String sqlState) throws SQLException {
        try (Connection connection = Database.login(login)) {
            return with("error", error).with("sqlstate", sqlState)
                    .one(connection, "ops.record_failure", EVENT, List.of("error text", "sqlstate text")).get("record_failure");
        }
    }

    private Map<String, Object> one(Connection connection, String function, List<String> arguments, List<String> more)
            throws SQLException {
        List<String> all = Stream.concat(arguments.stream(), more.stream()).toList();
        String sql = all.stream().map(argument -> argument.split(" "))
                .map(argument -> "p_%s => ?::%s".formatted(argument[0], argument[1]))
                .collect(Collectors.joining(", ", "select * from " + function + "(p_caller => " + CALLER + ", ", ")"));
        Stream<String> names = Stream.concat(CALLER_FIELDS.stream(), all.stream().map(argument -> argument.split(" ")[0]));
        List<Map<String, Object>> rows = Database.query(connection, sql, names.map(values::get).toArray());
        if (rows.size() != 1) {
            throw new AssertionError(function + " answered " + rows.size() + " rows");
        }
        return rows.get(0);
    }
}
