package com.insightpulseai.mcp.bench.console;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.insightpulseai.mcp.bench.BenchDatabase;

/** The requests that are measured: each page, each filter alone, and what searches find often, seldom and not at all. */
final class ConsoleRequests {

    private static final String LONG = "?from={day120}&to={now}";
    private static final String WEEK = "?from={day7}&to={now}";
    private static final String DAY = "?from={day1}&to={now}";

    static final List<ConsoleRequest> ALL = List.of(
            new ConsoleRequest("me", "/ops/me"),
            new ConsoleRequest("providers", "/ops/providers"),
            new ConsoleRequest("pulse", "/ops/pulse"),
            new ConsoleRequest("stats-day-against-yesterday", "/ops/stats" + DAY + "&step=900&by=none&compare=1d"),
            new ConsoleRequest("stats-day-by-tool", "/ops/stats" + DAY + "&step=900&by=tool"),
            new ConsoleRequest("stats-week-by-tool-against-last", "/ops/stats" + WEEK + "&step=3600&by=tool&compare=7d"),
            new ConsoleRequest("stats-month-by-tool", "/ops/stats?from={day30}&to={now}&step=21600&by=tool"),
            new ConsoleRequest("failures-day", "/ops/failures" + DAY),
            new ConsoleRequest("failures-week", "/ops/failures" + WEEK),
            new ConsoleRequest("failures-month", "/ops/failures?from={day30}&to={now}"),
            new ConsoleRequest("events-newest", "/ops/events" + DAY),
            new ConsoleRequest("events-newest-200-of-120-days", "/ops/events" + LONG + "&limit=200"),
            new ConsoleRequest("events-70-days-ago", "/ops/events?from={day120}&to={day70}"),
            new ConsoleRequest("events-older-page", "/ops/events" + LONG + "&before={older}"),
            new ConsoleRequest("events-newer-than-newest", "/ops/events" + DAY + "&after={newest}"),
            new ConsoleRequest("events-provider", "/ops/events" + LONG + "&provider=sentry"),
            new ConsoleRequest("events-provider-and-tool", "/ops/events" + LONG + "&provider=sentry&tool=event.send"),
            new ConsoleRequest("events-tool-unknown", "/ops/events" + LONG + "&provider=sentry&tool=never.called"),
            new ConsoleRequest("events-role", "/ops/events" + LONG + "&role=ops_admin"),
            new ConsoleRequest("events-caller", "/ops/events" + LONG + "&caller={caller}"),
            new ConsoleRequest("events-trace", "/ops/events" + LONG + "&request_id={request_id}"),
            new ConsoleRequest("events-trace-absent", "/ops/events" + LONG + "&request_id=ffffffffffffffffffffffffffffffff"),
            new ConsoleRequest("events-trace-of-many", "/ops/events" + LONG + "&request_id=deadbeefdeadbeefdeadbeefdeadbeef"),
            new ConsoleRequest("events-failed", "/ops/events" + LONG + "&status=failed"),
            new ConsoleRequest("events-refused", "/ops/events" + LONG + "&status=refused"),
            new ConsoleRequest("events-abandoned", "/ops/events" + LONG + "&status=abandoned"),
            new ConsoleRequest("events-running", "/ops/events" + LONG + "&status=started"),
            new ConsoleRequest("events-error", "/ops/events" + LONG + "&error=upstream_timeout"),
            new ConsoleRequest("events-error-rare", "/ops/events" + LONG + "&error=host_not_allowed"),
            new ConsoleRequest("events-error-absent", "/ops/events" + LONG + "&error=secret_missing"),
            new ConsoleRequest("events-tool-abandoned",
                    "/ops/events" + LONG + "&provider=socket&tool=files.supported&status=abandoned"),
            new ConsoleRequest("events-host-absent-week", "/ops/events" + WEEK + "&host=de.sentry.io"),
            new ConsoleRequest("events-host-absent", "/ops/events" + LONG + "&host=de.sentry.io"),
            new ConsoleRequest("events-slow", "/ops/events" + LONG + "&min_ms=29000"),
            new ConsoleRequest("words-common", "/ops/events" + LONG + "&q=acme"),
            new ConsoleRequest("words-rare", "/ops/events" + LONG + "&q=zephyr"),
            new ConsoleRequest("words-absent", "/ops/events" + LONG + "&q=xylophone"),
            new ConsoleRequest("words-beginning", "/ops/events" + LONG + "&q=serv"),
            new ConsoleRequest("words-rare-and-failed", "/ops/events" + LONG + "&q=zephyr&status=failed"),
            new ConsoleRequest("words-common-phrase-absent", "/ops/events" + LONG + "&q=%22main%20acme%22"),
            new ConsoleRequest("histogram-day", "/ops/events/histogram" + DAY),
            new ConsoleRequest("histogram-120-days", "/ops/events/histogram" + LONG),
            new ConsoleRequest("histogram-failed", "/ops/events/histogram" + LONG + "&status=failed"),
            new ConsoleRequest("histogram-host-absent", "/ops/events/histogram" + LONG + "&host=de.sentry.io"),
            new ConsoleRequest("histogram-words-rare", "/ops/events/histogram" + LONG + "&q=zephyr"),
            new ConsoleRequest("event", "/ops/events/{event}"),
            new ConsoleRequest("event-absent", "/ops/events/0193a000-0000-7000-8000-000000000000"),
            new ConsoleRequest("event-refused-by-quota", "/ops/events/{refused}"),
            new ConsoleRequest("event-body", "/ops/events/{event}/body"),
            new ConsoleRequest("event-related", "/ops/events/{event}/related"),
            new ConsoleRequest("failed-event-related", "/ops/events/{failed}/related"),
            new ConsoleRequest("quotas", "/ops/quotas"),
            new ConsoleRequest("health-90-days", "/ops/providers/netdata/health?from={day90}&to={now}&step=86400"),
            new ConsoleRequest("health-day", "/ops/providers/netdata/health" + DAY + "&step=300"),
            new ConsoleRequest("alerts-open", "/ops/alerts?state=open"),
            new ConsoleRequest("alerts", "/ops/alerts?state=all"),
            new ConsoleRequest("alert", "/ops/alerts/{alert}"));

    private static final String SAMPLES = """
            with own as materialized (
              select e.id, e.request_id, e.created_at, e.not_ok, e.error
                from ops.run_events e
               where e.caller_id = bench.caller_id(%1$d) and e.created_at < now() - interval '40 days' and e.provider = 'socket'
               order by e.created_at desc limit 20000)
            select (select o.id from own o order by o.created_at desc limit 1) as event,
                   (select o.request_id from own o order by o.created_at desc limit 1) as request_id,
                   (select o.id from own o where o.error = 'upstream_timeout' order by o.created_at desc limit 1) as failed,
                   (select o.id from own o where o.not_ok = 'denied_quota' order by o.created_at desc limit 1) as refused,
                   (select a.id from ops.alerts a order by a.opened_at desc offset 3 limit 1) as alert,
                   bench.caller_id(%1$d) as caller, %2$s""";

    private ConsoleRequests() {
    }

    /** Values for a reader; cursors are those of the API's own answers, and not among them. */
    static Map<String, String> samples(BenchDatabase database, Reader reader) throws SQLException {
        String times = List.of(0, 1, 7, 30, 70, 90, 120).stream()
                .map(days -> "to_char(now() at time zone 'UTC' - interval '" + days
                        + " days', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') as " + (days == 0 ? "now" : "day" + days))
                .reduce((one, other) -> one + ", " + other).orElseThrow();
        return new HashMap<>(database.query(SAMPLES.formatted(reader.sample(), times)).get(0));
    }
}
