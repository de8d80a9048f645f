package com.insightpulseai.mcp.bench.governance;

import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

import com.insightpulseai.mcp.bench.BenchDatabase;
import com.insightpulseai.mcp.bench.DelayedSocket;
import com.insightpulseai.mcp.call.CallStatements;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;

/**
 * The two statements that a hub sends for an admitted call of {@code scan.repo}, with the parameters that it sends.
 *
 * @param payload the redacted input, as the hub recorded it
 * @param result the redacted result, likewise
 */
record BareStatements(String issuer, String schemaVersion, String payload, String result, String hostname)
        implements
            PairStatements {

    /** Takes the parameters from a governed call's audit row. */
    static BareStatements like(BenchDatabase database, UUID event) throws SQLException {
        Map<String, String> row = database.query("""
                select issuer, schema_version, payload::text as payload, result::text as result, hostname
                  from ops.run_events where status = 'ok' and id = '%s'""".formatted(event)).get(0);
        return new BareStatements(row.get("issuer"), row.get("schema_version"), row.get("payload"), row.get("result"),
                row.get("hostname"));
    }

    @Override
    public String beginStatement() {
        return CallStatements.BEGIN;
    }

    @Override
    public String finishStatement() {
        return CallStatements.FINISH;
    }

    @Override
    public Tuple begin(UUID event, UUID caller, String requestId) {
        return Tuple.tuple()
                .addUUID(event)
                .addString("socket")
                .addString("scan.repo")
                .addString(schemaVersion)
                .addString(payload)
                .addString(requestId)
                .addString(null)
                .addString("ops_operator")
                .addString("scans")
                .addArrayOfInteger(new Integer[] { 0, DelayedSocket.OPERATOR_CALLS_PER_HOUR, null })
                .addArrayOfInteger(new Integer[] { 3600, 3600, null })
                .addArrayOfString(new String[] { DelayedSocket.VAULT_KEY })
                .addArrayOfString(new String[0])
                .addString(null)
                .addString(null)
                .addBoolean(true)
                .addString(null)
                .addInteger(null)
                .addOffsetDateTime(null)
                // The caller, in the order of CallerParameters.
                .addString("user")
                .addUUID(caller)
                .addString("ops_operator")
                .addString(issuer)
                .addLong(null)
                .addString(null)
                .addString(null)
                .addUUID(null)
                .addString(null)
                .addString(null)
                .addString(null)
                // Its claims, and the digests of an idempotency key and its request.
                .addString(null)
                .addString(null)
                .addString(null);
    }

    @Override
    public Tuple finish(UUID event, Row begun) {
        if (!"started".equals(begun.getString("outcome"))) {
            throw new IllegalStateException("begin_call returned " + begun.getString("outcome"));
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
                .addInteger(null)
                .addString(null);
    }
}
