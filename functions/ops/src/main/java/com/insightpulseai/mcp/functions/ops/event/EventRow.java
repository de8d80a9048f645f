package com.insightpulseai.mcp.functions.ops.event;

import java.time.OffsetDateTime;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.insightpulseai.mcp.functions.ops.read.Cursor;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.mutiny.sqlclient.Row;

/**
 * An event as lists have it: the columns of the audit log without input and result, and the caller's name.
 *
 * @param callerName null where it is not known to this reader
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventRow(UUID id, OffsetDateTime createdAt, OffsetDateTime finishedAt, String provider, String tool,
        String schemaVersion, UUID callerId, String callerKind, String callerName, String callerRole, String status,
        String error, Integer durationMs, String hostname, String client, String requestId, UUID replayOf) {

    /** The columns of {@code ops.run_events e} that {@link #of} reads. */
    public static final String COLUMNS = """
            e.id, e.created_at, e.finished_at, e.provider, e.tool, e.schema_version, e.caller_id, e.caller_kind::text, \
            e.caller_role::text, e.status::text, e.error, e.duration_ms::int, e.hostname, e.client, e.request_id, e.replay_of""";

    /** A part of a statement that names the callers of its part {@code page}, 500 at a time as the function does. */
    public static final String NAMES = """
            names as materialized (
              select n.id, n.name
                from (select array_agg(distinct p.caller_id) filter (where p.caller_id is not null) as ids from page p) c
               cross join lateral (select * from ops.name_callers(c.ids[1:500])
                                    union all select * from ops.name_callers(c.ids[501:1000])) n)""";

    /** Reads a row with these columns and {@code caller_name}. */
    public static EventRow of(Row row) {
        return new EventRow(row.getUUID("id"), row.getOffsetDateTime("created_at"), row.getOffsetDateTime("finished_at"),
                row.getString("provider"), row.getString("tool"), row.getString("schema_version"), row.getUUID("caller_id"),
                row.getString("caller_kind"), row.getString("caller_name"), row.getString("caller_role"),
                row.getString("status"), row.getString("error"), row.getInteger("duration_ms"), row.getString("hostname"),
                row.getString("client"), row.getString("request_id"), row.getUUID("replay_of"));
    }

    public Cursor cursor() {
        return new Cursor(createdAt, id);
    }
}
