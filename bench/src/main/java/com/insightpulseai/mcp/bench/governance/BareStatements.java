package com.insightpulseai.mcp.bench.governance;

import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import com.insightpulseai.mcp.bench.BenchDatabase;
import com.insightpulseai.mcp.bench.DelayedSocket;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;

/**
 * The two statements that a hub sends for an admitted call of {@code scan.repo}, with the parameters that it sends. The core
 * keeps them to itself, so they are written here again, and {@link #check} makes sure that they are the same.
 *
 * @param payload the redacted input, as the hub recorded it
 * @param result the redacted result, likewise
 */
record BareStatements(String issuer, String payload, String result, String hostname) implements PairStatements {

    private static final String BEGIN = """
            select outcome, error, created_at, role, quota_limit, quota_remaining, quota_window_s, quota_reset_s, secrets, \
            retry_after_s, answer, stale_age_s, sqlstate \
            from ops.begin_call($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, \
            cast($17::text as jsonb), $18, $19, cast($20::text as jsonb), $21, $22, $23, $24, $25, $26)""";
    private static final String FINISH = """
            select completed, answer, stale_age_s \
            from ops.finish_call($1, $2, $3, cast($4::text as jsonb), $5, $6, $7, $8, $9, $10, $11)""";

    /** Takes the parameters from a governed call's audit row. */
    static BareStatements like(BenchDatabase database, UUID event) throws SQLException {
        Map<String, String> row = database.query("""
                select issuer, payload::text as payload, result::text as result, hostname
                  from ops.run_events where status = 'ok' and id = '%s'""".formatted(event)).get(0);
        return new BareStatements(row.get("issuer"), row.get("payload"), row.get("result"), row.get("hostname"));
    }

    /**
     * Compares with what the hub's connections ran last; to be called when all of its connections have been in use.
     *
     * @throws IllegalStateException if the hub sends something else
     */
    static void check(BenchDatabase database) throws SQLException {
        Set<String> seen = database.query("select query from pg_stat_activity where usename = 'mcp_hub'").stream()
                .map(row -> row.get("query")).filter(query -> query.contains("begin_call") || query.contains("finish_call"))
                .collect(Collectors.toSet());
        for (String query : seen) {
            if (!query.equals(BEGIN) && !query.equals(FINISH)) {
                throw new IllegalStateException("the hub sends a statement that the bare pair does not: " + query);
            }
        }
    }

    @Override
    public String beginStatement() {
        return BEGIN;
    }

    @Override
    public String finishStatement() {
        return FINISH;
    }

    @Override
    public Tuple begin(UUID event, UUID caller, String requestId) {
        return Tuple.tuple()
                .addUUID(event)
                .addString("socket")
                .addString("scan.repo")
                .addString("user")
                .addUUID(caller)
                .addString("ops_operator")
                .addString(issuer)
                .addLong(null)
                .addString(null)
                .addString(null)
                .addString("ops_operator")
                .addString("scans")
                .addArrayOfInteger(new Integer[] { 0, DelayedSocket.OPERATOR_CALLS_PER_HOUR, null })
                .addArrayOfInteger(new Integer[] { 3600, 3600, null })
                .addArrayOfString(new String[] { DelayedSocket.VAULT_KEY })
                .addArrayOfString(new String[0])
                .addString(payload)
                .addString(requestId)
                .addString(null)
                .addString(null)
                .addBoolean(false)
                .addBoolean(true)
                .addString(null)
                .addInteger(null)
                .addOffsetDateTime(null)
                .addUUID(null);
    }

    @Override
    public Tuple finish(UUID event, Row begun) {
        if (!"started".equals(begun.getString("outcome"))) {
            throw new IllegalStateException("begin_call answered " + begun.getString("outcome"));
        }
        return Tuple.tuple()
                .addUUID(event)
                .addOffsetDateTime(begun.getOffsetDateTime("created_at"))
                .addBoolean(true)
                .addString(result)
                .addString(null)
                .addInteger(1)
                .addString(hostname)
                .addBoolean(true)
                .addString(null)
                .addString(null)
                .addInteger(null);
    }
}
