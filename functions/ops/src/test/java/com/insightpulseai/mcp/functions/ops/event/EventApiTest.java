package com.insightpulseai.mcp.functions.ops.event;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.insightpulseai.mcp.functions.ops.OpsFunctionTest;

import io.restassured.response.ValidatableResponse;

/** Events of a viewer and an operator, and requests of each role for them. */
public abstract class EventApiTest extends OpsFunctionTest {

    protected ValidatableResponse asViewer(String path, Object... arguments) {
        return as(viewer, "ops_viewer").urlEncodingEnabled(true).get(path, arguments).then();
    }

    protected ValidatableResponse asOperator(String path, Object... arguments) {
        return as(operator, "ops_operator").get(path, arguments).then();
    }

    protected ValidatableResponse asAdmin(String path, Object... arguments) {
        return as(admin, "ops_admin").get(path, arguments).then();
    }

    /**
     * Adds a good call of {@code socket/scan.get}.
     *
     * @param ago an interval of PostgreSQL
     * @param other columns and values that differ, one after the other
     */
    protected UUID add(UUID by, String ago, Object... other) {
        UUID id = UUID.randomUUID();
        Map<String, Object> columns = new LinkedHashMap<>(
                Map.of("id", id, "caller_id", by, "provider", "socket", "tool", "scan.get",
                        "caller_kind", "user", "caller_role", "ops_viewer", "status", "ok", "duration_ms", 10));
        for (int i = 0; i < other.length; i += 2) {
            columns.put((String) other[i], other[i + 1]);
        }
        Object payload = columns.remove("payload");
        columns.values().removeIf(value -> value.equals("null"));
        List<String> names = List.copyOf(columns.keySet());
        database.execute("insert into ops.run_events (created_at, finished_at, payload, " + String.join(", ", names)
                + ") values (now() - '" + ago + "'::interval, now() - '" + ago + "'::interval, '"
                + (payload == null ? "{}" : payload) + "', " + "?, ".repeat(names.size() - 1) + "?)",
                names.stream().map(columns::get).toArray());
        return id;
    }

    /** Adds many alike, a millisecond apart from a minute ago. */
    protected void addMany(UUID by, int count, String hostname) {
        addMany(by, count, hostname, 60);
    }

    protected void addMany(UUID by, int count, String hostname, int secondsAgo) {
        database.execute(
                """
                        insert into ops.run_events (id, created_at, finished_at, provider, tool, caller_id, caller_kind, caller_role,
                          status, duration_ms, hostname)
                        select gen_random_uuid(), now() - make_interval(secs => ? + i / 1000.0), now(), 'socket', 'scan.get', ?, 'user',
                          'ops_viewer', 'ok', 5, ?
                          from generate_series(1, ?) i""",
                secondsAgo, by, hostname, count);
    }

    protected static List<String> ids(ValidatableResponse page) {
        return page.statusCode(200).extract().path("events.id");
    }

    protected static String[] texts(UUID... ids) {
        return List.of(ids).stream().map(UUID::toString).toArray(String[]::new);
    }

    /** The rows that the console left. */
    protected List<Map<String, Object>> looks() {
        return database.query("""
                select tool, caller_id, status, payload::text, request_id from ops.run_events where provider = 'ops'
                 order by created_at, id""");
    }
}
