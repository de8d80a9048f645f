package com.insightpulseai.mcp.functions.ops.alert;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.insightpulseai.mcp.store.ReaderDatabase.Statement;

import io.vertx.mutiny.sqlclient.Row;

/**
 * An alert.
 *
 * @param acknowledgedName of who acknowledged it; empty where the reader may not know
 */
public record OpsAlert(UUID id, String kind, String subject, String severity, String title, String message,
        OffsetDateTime openedAt, OffsetDateTime changedAt, Optional<OffsetDateTime> closedAt,
        Optional<OffsetDateTime> acknowledgedAt, Optional<UUID> acknowledgedBy, Optional<String> acknowledgedName,
        Optional<String> note) {

    /** Alerts of a page with names, from those that a query named {@code page} selects. */
    static final String NAMED = """
            select p.*, n.name as acknowledged_name
              from page p
              left join ops.name_callers((select array_agg(distinct p.acknowledged_by) from page p)) n on n.id = p.acknowledged_by
            """;

    private static final String OPEN = """
            with page as materialized (
              select a.*, count(*) over () as open_alerts
                from ops.alerts a
               where a.closed_at is null
               order by a.severity = 'critical' desc, a.opened_at desc, a.id desc
               limit $1::int)
            """ + NAMED + " order by p.severity = 'critical' desc, p.opened_at desc, p.id desc";

    private static final String ONE = "with page as materialized (select a.* from ops.alerts a where a.id = $1::uuid) " + NAMED;

    private static final String OPEN_AT = """
            with page as materialized (
              select a.*
                from ops.alerts a
               where a.subject = $1::text and a.kind in ('provider_health', 'error_rate') and a.opened_at <= $2::timestamptz
                 and (a.closed_at is null or a.closed_at >= $2::timestamptz)
               order by a.opened_at desc, a.id desc
               limit 5)
            """ + NAMED + " order by p.opened_at desc, p.id desc";

    /** At most five alerts of a provider that were open at a time, newest first. */
    public static Statement openAt(String provider, OffsetDateTime at) {
        return Statement.of(OPEN_AT, provider, at);
    }

    /** Open alerts, critical ones first, then the newest; {@code open_alerts} of each row is the number of all. */
    public static Statement open(int limit) {
        return Statement.of(OPEN, limit);
    }

    /** One alert. */
    static Statement one(UUID id) {
        return Statement.of(ONE, id);
    }

    public static List<OpsAlert> of(List<Row> rows) {
        return rows.stream().map(OpsAlert::of).toList();
    }

    private static OpsAlert of(Row row) {
        return new OpsAlert(row.getUUID("id"), row.getString("kind"), row.getString("subject"), row.getString("severity"),
                row.getString("title"), row.getString("message"), row.getOffsetDateTime("opened_at"),
                row.getOffsetDateTime("changed_at"), Optional.ofNullable(row.getOffsetDateTime("closed_at")),
                Optional.ofNullable(row.getOffsetDateTime("acknowledged_at")),
                Optional.ofNullable(row.getUUID("acknowledged_by")),
                Optional.ofNullable(row.getString("acknowledged_name")), Optional.ofNullable(row.getString("note")));
    }

    /** The provider that it is of; empty where it is of the system. */
    Optional<String> ofProvider() {
        return kind.equals("provider_health") || kind.equals("error_rate") ? Optional.of(subject) : Optional.empty();
    }
}
