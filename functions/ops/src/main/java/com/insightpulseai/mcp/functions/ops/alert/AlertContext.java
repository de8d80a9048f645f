package com.insightpulseai.mcp.functions.ops.alert;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.insightpulseai.mcp.access.OpsRole;
import com.insightpulseai.mcp.functions.ops.read.OpsReads.Answered;
import com.insightpulseai.mcp.functions.ops.read.ReadHint;
import com.insightpulseai.mcp.store.ReaderDatabase.Statement;

import io.vertx.mutiny.sqlclient.Row;

/**
 * An alert with what led to it and whom it hit.
 *
 * @param provider that it is of; empty where it is of the system
 * @param checks the last of the provider before it opened, oldest first
 * @param deliveries to webhooks; empty for readers who are no administrators
 * @param hit calls of the provider while it was open; empty where it is of no provider
 */
public record AlertContext(OffsetDateTime now, OpsAlert alert, Optional<String> provider, List<AlertCheck> checks,
        Optional<List<DeliveryState>> deliveries, Optional<AlertHit> hit) {

    private static final int MOST_CHECKS = 10;
    private static final int MOST_DELIVERIES = 100;
    private static final int MOST_CALLS = 10_000;
    private static final int MOST_CALLERS = 10;

    /** Two comparisons in place of an equality, with which the planner may search the checks of all providers. */
    private static final String CHECKS = """
            select c.* from (
              select h.* from ops.provider_health h
               where h.provider >= $1::text and h.provider <= $1::text and h.checked_at <= $2::timestamptz
               order by h.provider, h.checked_at desc limit $3::int) c
             order by c.checked_at""";

    private static final String DELIVERIES = """
            select d.* from ops.alert_deliveries d where d.alert_id = $1::uuid order by d.position limit $2::int""";

    /** Calls of the first day, the total in a row without a caller; looks at health are no calls. */
    private static final String HIT = """
            with hit as materialized (
              select e.caller_id, e.status::text as status
                from ops.run_events e
               where e.provider = $2::text and e.tool <> 'health' and e.created_at >= $3::timestamptz
                 and e.created_at < least($4::timestamptz, $3::timestamptz + interval '1 day') and %s
               order by e.created_at
               limit $5::int + 1),
            most as (
              select h.caller_id, count(*) as calls from hit h where h.caller_id is not null group by 1 order by 2 desc, 1 limit $6::int)
            select null::uuid as caller_id, null::text as name, count(*) as calls,
                   count(*) filter (where h.status in ('error', 'abandoned')) as failed,
                   count(*) filter (where h.status in ('denied_role', 'denied_quota')) as refused,
                   count(*) > $5::int or $4::timestamptz > $3::timestamptz + interval '1 day' as capped
              from hit h
             union all
            (select m.caller_id, n.name, m.calls, 0, 0, false
               from most m left join ops.name_callers((select array_agg(m.caller_id) from most m)) n on n.id = m.caller_id
              order by m.calls desc, m.caller_id)""";

    /** A check of a provider. */
    public record AlertCheck(String provider, String status, int latencyMs, String message, OffsetDateTime checkedAt) {

        /** The last checks of a provider up to a time. */
        public static Statement before(String provider, OffsetDateTime at, int most) {
            return Statement.of(CHECKS, provider, at, most);
        }

        /** The checks of a result. */
        public static List<AlertCheck> of(List<Row> rows) {
            return rows.stream().map(AlertCheck::of).toList();
        }

        private static AlertCheck of(Row row) {
            return new AlertCheck(row.getString("provider"), row.getString("status"), row.getInteger("latency_ms"),
                    row.getString("message"), row.getOffsetDateTime("checked_at"));
        }
    }

    /** A message about the alert to a webhook. */
    public record DeliveryState(String webhook, String type, String state, int attempts, Optional<String> lastError,
            OffsetDateTime createdAt, Optional<OffsetDateTime> nextAttemptAt, Optional<OffsetDateTime> finishedAt) {

        private static DeliveryState of(Row row) {
            Optional<OffsetDateTime> finished = Optional.ofNullable(row.getOffsetDateTime("finished_at"));
            return new DeliveryState(row.getString("webhook"), row.getString("type"), row.getString("state"),
                    row.getInteger("attempts"), Optional.ofNullable(row.getString("last_error")),
                    row.getOffsetDateTime("created_at"),
                    Optional.ofNullable(row.getOffsetDateTime("next_attempt_at")).filter(next -> finished.isEmpty()), finished);
        }
    }

    /**
     * Calls of the provider while the alert was open, on its first day.
     *
     * @param scope {@code own} or {@code all} calls
     * @param capped whether there are more
     * @param callers who made most of them, at most 10; empty for readers who see their own calls only
     */
    public record AlertHit(String scope, long calls, long failed, long refused, boolean capped,
            Optional<List<HitCaller>> callers) {
    }

    /** A caller with a number of calls. */
    public record HitCaller(UUID callerId, Optional<String> name, long calls) {
    }

    /** Statements about an alert of a provider, or of none. */
    static List<Statement> statements(OpsAlert alert, ReadHint hint, OffsetDateTime now) {
        Statement deliveries = Statement.of(DELIVERIES, alert.id(), MOST_DELIVERIES);
        return alert.ofProvider().map(provider -> List.of(deliveries,
                Statement.of(CHECKS, provider, alert.openedAt(), MOST_CHECKS),
                Statement.of(HIT.formatted(hint.condition("e.caller_id")), hint.reader(), provider, alert.openedAt(),
                        alert.closedAt().orElse(now), MOST_CALLS, MOST_CALLERS)))
                .orElseGet(() -> List.of(deliveries));
    }

    static AlertContext of(OpsAlert alert, Answered read, OffsetDateTime now) {
        boolean all = read.role() == OpsRole.ADMIN;
        boolean ofProvider = alert.ofProvider().isPresent();
        return new AlertContext(now, alert, alert.ofProvider(),
                ofProvider ? read.rows(1).stream().map(AlertCheck::of).toList() : List.of(),
                all ? Optional.of(read.first().stream().map(DeliveryState::of).toList()) : Optional.empty(),
                ofProvider ? Optional.of(hit(read.rows(2), all)) : Optional.empty());
    }

    private static AlertHit hit(List<Row> rows, boolean all) {
        Row total = rows.get(0);
        List<HitCaller> callers = rows.stream().skip(1).map(row -> new HitCaller(row.getUUID("caller_id"),
                Optional.ofNullable(row.getString("name")), row.getLong("calls"))).toList();
        return new AlertHit(all ? "all" : "own", total.getLong("calls"), total.getLong("failed"), total.getLong("refused"),
                total.getBoolean("capped"), all ? Optional.of(callers) : Optional.empty());
    }
}
