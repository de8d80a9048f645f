package com.insightpulseai.mcp.browser;

import java.util.UUID;

/**
 * Data that the sandbox has not by itself: calls of several callers on three days, health of ninety days, alerts and quotas.
 * {@code ops_viewer} has no calls, so that it sees what a new reader sees.
 */
final class SeededData {

    static final UUID OPERATOR_ID = UUID.fromString("5a5db0c5-0000-4000-8000-000000000002");
    static final UUID MARIA = UUID.fromString("5a5db0c5-0000-4000-8000-00000000000a");
    static final UUID REVOKED = UUID.fromString("5a5db0c5-0000-4000-8000-00000000000b");
    static final UUID WORKFLOW = UUID.fromString("5a5db0c5-0000-4000-8000-00000000000c");

    static final UUID REFUSED_FOR_ROLE = UUID.fromString("5a5db0c5-0001-4000-8000-000000000001");
    static final UUID CIRCUIT_OPEN = UUID.fromString("5a5db0c5-0001-4000-8000-000000000002");
    static final UUID HOSTILE = UUID.fromString("5a5db0c5-0001-4000-8000-000000000003");
    static final UUID FOUND_BY_WORDS = UUID.fromString("5a5db0c5-0001-4000-8000-000000000004");
    static final UUID REFUSED_FOR_QUOTA = UUID.fromString("5a5db0c5-0001-4000-8000-000000000005");
    static final UUID OPEN_ALERT = UUID.fromString("5a5db0c5-0002-4000-8000-000000000001");
    static final UUID CLOSED_ALERT = UUID.fromString("5a5db0c5-0002-4000-8000-000000000002");

    static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    static final String WORD = "quinoasalad";

    /** Markup, marks that turn the direction of text, and controls; PostgreSQL takes all but NUL. */
    static final String HOSTILE_TEXT = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>"
            + "\u202Efdp.exe\u202C\u0007\u001B[31m javascript:alert(1)";

    private final ConsoleHub hub;

    SeededData(ConsoleHub hub) {
        this.hub = hub;
    }

    void add() {
        addMonthBefore();
        addCallers();
        addCalls();
        addSpecialCalls();
        addHealth();
        addAlerts();
        addQuotas();
        // A monitor's round counts and indexes what is new; these are older.
        hub.execute("select ops.count_calls(date_bin('5 minutes', now() - interval '76 hours', 'epoch'), now())");
        hub.execute("select ops.sum_stats(300, 3600, now() - interval '76 hours', now())");
        hub.execute("select ops.sum_stats(3600, 86400, now() - interval '76 hours', now())");
        hub.execute("update ops.seal_head set swept_until = greatest(swept_until, now() - interval '10 seconds')");
        hub.execute("update ops.words_head set last_at = '-infinity', indexed_until = '-infinity'");
        while (hub.query("select more from ops.index_words(1000)").contains("t")) {
            // The next thousand.
        }
    }

    /**
     * As {@code ops.ensure_partitions} does for months to come; without it an alert would say that a month has no partition.
     */
    private void addMonthBefore() {
        hub.execute("""
                do $do$
                declare
                  v_month timestamp := date_trunc('month', now() at time zone 'UTC') - interval '1 month';
                  v_table text := 'run_events_' || to_char(v_month, 'YYYYMM');
                begin
                  execute format('create table ops.%I (like ops.run_events including all)', v_table);
                  perform ops.close_partition(v_table);
                  execute format('alter table ops.run_events attach partition ops.%I for values from (%L) to (%L)', v_table,
                                 v_month at time zone 'UTC', (v_month + interval '1 month') at time zone 'UTC');
                  perform ops.guard_partition(v_table);
                end
                $do$""");
    }

    private void addCallers() {
        String user = "insert into auth.users (id, email, raw_app_meta_data) values (?, ?, jsonb_build_object('ops_role', ?::text))";
        hub.execute(user, MARIA, "maria@example.com", "ops_viewer");
        hub.execute(user, REVOKED, "gone@example.com", "ops_viewer");
        hub.execute("update auth.users set banned_until = 'infinity' where id = ?", REVOKED);
        hub.execute("""
                insert into ops.federated_callers (id, repository_id, ref, role, description)
                values (?, 42, 'refs/heads/main', 'ops_operator', 'acme/shop, main')""", WORKFLOW);
    }

    /** More at some hours than at others, of three callers in turn; three of a hundred fail, two are refused. */
    private void addCalls() {
        hub.execute(
                """
                        insert into ops.run_events (id, created_at, provider, tool, schema_version, caller_id, caller_kind, caller_role,
                                                    payload, status, error, duration_ms, hostname, finished_at, request_id)
                        select gen_random_uuid(), c.at, split_part(c.name, '/', 1), split_part(c.name, '/', 2), '1.0', c.caller,
                               case c.caller when ? then 'workflow' else 'user' end, c.role, jsonb_build_object('page', c.n), c.status,
                               case c.status when 'error' then 'upstream_timeout' end, case when c.status <> 'denied_role' then c.ms end,
                               case when c.status <> 'denied_role' then c.host end,
                               case when c.status <> 'denied_role' then c.at + make_interval(secs => c.ms / 1000.0) end, md5(c.n::text)
                          from (select n, now() - make_interval(secs => 110 * n + 8000 * sin(110 * n * 2 * pi() / 86400)) as at,
                                       40 + (n * 7919) % 900 as ms,
                                       (array['socket/package.check', 'sentry/issues.list', 'netdata/nodes.list'])[1 + n % 3] as name,
                                       (array['api.socket.dev', 'us.sentry.io', '127.0.0.1'])[1 + n % 3] as host,
                                       (array[?, ?, ?])[1 + n / 3 % 3] as caller,
                                       (array['ops_viewer', 'ops_operator', 'ops_operator'])[1 + n / 3 % 3] as role,
                                       case when n % 37 = 5 then 'error' when n % 53 = 7 then 'denied_role' else 'ok' end as status
                                  from generate_series(1, 2400) n) c""",
                WORKFLOW, MARIA, WORKFLOW, OPERATOR_ID);
    }

    private void addSpecialCalls() {
        String call = """
                insert into ops.run_events (id, created_at, provider, tool, schema_version, caller_id, caller_kind, caller_role,
                                            request_id, payload, status, result, error, duration_ms, finished_at, hostname, client)
                values (?, now() - ?::interval, ?, ?, '1.0', ?, 'user', ?, ?, ?::jsonb, ?, ?::jsonb, ?, 12,
                        now() - ?::interval, ?, ?)""";
        hub.execute(call, REFUSED_FOR_ROLE, "50 minutes", "socket", "scan.repo", MARIA, "ops_viewer", TRACE,
                "{\"repo\": \"acme/shop\"}", "denied_role", null, null, "50 minutes", null, "claude-code/2.1");
        hub.execute(call, CIRCUIT_OPEN, "40 minutes", "netdata", "nodes.list", MARIA, "ops_viewer", TRACE, "{}", "error",
                "{\"detail\": \"netdata is known to be down.\"}", "circuit_open", "40 minutes", null, null);
        hub.execute(call, REFUSED_FOR_QUOTA, "2 minutes", "socket", "scan.repo", OPERATOR_ID, "ops_operator", null,
                "{\"repo\": \"acme/shop\"}", "denied_quota", null, null, "2 minutes", null, null);
        hub.execute(call, FOUND_BY_WORDS, "30 minutes", "sentry", "issues.list", OPERATOR_ID, "ops_operator", null,
                "{\"query\": \"" + WORD + " with \\\"quotes\\\"\", \"token\": \"***\"}", "ok", "{\"issues\": []}", null,
                "30 minutes", "us.sentry.io", null);
        String text = HOSTILE_TEXT.replace("\"", "\\\"").replace("\u0007", "\\u0007").replace("\u001B", "\\u001b");
        hub.execute(call, HOSTILE, "20 minutes", "sentry", "issue.get", OPERATOR_ID, "ops_operator", null,
                "{\"" + text + "\": \"" + text + "\"}", "error", "{\"detail\": \"" + text + "\"}", HOSTILE_TEXT, "20 minutes",
                HOSTILE_TEXT, HOSTILE_TEXT);
    }

    /** Each six hours, and each quarter of an hour of the last day. */
    private void addHealth() {
        hub.execute(
                """
                        insert into ops.provider_health (provider, status, latency_ms, message, upstream_used, upstream_total, checked_at)
                        select c.provider, c.status, case c.status when 'ok' then 60 + c.n * 13 % 40 else 2400 end,
                               case c.status when 'ok' then 'reachable' when 'down' then 'It did not respond within 2 s.'
                                             else 'Its quota is nearly used up.' end,
                               case c.provider when 'socket' then 300 + c.n % 200 end, case c.provider when 'socket' then 1000 end, c.at
                          from (select p.provider, n, now() - make_interval(mins => case when n <= 96 then 15 * n else 360 * (n - 92) end) as at,
                                       case when p.provider = 'netdata' and n between 140 and 142 then 'down'
                                            when p.provider = 'sentry' and n between 104 and 107 then 'degraded' else 'ok' end as status
                                  from unnest(array['socket', 'sentry', 'netdata']) p (provider), generate_series(1, 448) n) c""");
    }

    private void addAlerts() {
        String alert = """
                insert into ops.alerts (id, kind, subject, severity, title, message, opened_at, changed_at, closed_at)
                values (?, 'provider_health', ?, ?, ?, ?, now() - ?::interval, now() - ?::interval, now() - ?::interval)""";
        hub.execute(alert, OPEN_ALERT, "sentry", "warning", "sentry is degraded", "Its quota is nearly used up.", "55 minutes",
                "55 minutes", null);
        hub.execute(alert, CLOSED_ALERT, "netdata", "critical", "netdata is down", "It did not respond within 2 s.", "12 days",
                "11 days 12 hours", "11 days 12 hours");
        hub.execute(
                """
                        insert into ops.alert_deliveries (alert_id, webhook, type, body, state, attempts, next_attempt_at, last_error,
                                                          created_at, finished_at)
                        values (?, 'sandbox', 'alert.opened', '{}', 'failed', 8, now(), 'The receiver answered with 500.', now(), now())""",
                OPEN_ALERT);
    }

    /** In this window and in the next, so that tests may run over a full hour. */
    private void addQuotas() {
        hub.execute(
                """
                        insert into ops.provider_rate_limits (provider, quota_class, caller_id, window_seconds, window_start, call_count)
                        select 'socket', q.class, q.caller, 3600, date_bin('1 hour', now(), 'epoch') + make_interval(hours => h),
                               case when h < 0 then 1 + (q.used - h * 7) % q.used else q.used end
                          from generate_series(-23, 1) h,
                               (values ('scans', ?, 50), ('reads', ?, 83), ('scans', ?, 47), ('reads', ?, 3)) as q (class, caller, used)""",
                OPERATOR_ID, MARIA, WORKFLOW, REVOKED);
    }

    /** Opens an alert about a provider that is healthy, which the monitor lets be. */
    static UUID openAlert(ConsoleHub hub, String provider, String title) {
        UUID id = UUID.randomUUID();
        hub.execute("""
                insert into ops.alerts (id, kind, subject, severity, title, message, opened_at, changed_at)
                values (?, 'provider_health', ?, 'critical', ?, 'Opened by a test.', now(), now())""", id, provider, title);
        return id;
    }

    static void closeAlert(ConsoleHub hub, UUID id) {
        hub.execute("update ops.alerts set closed_at = now() where id = ? and closed_at is null", id);
    }

    /** Adds a call of the operator that has just ended. */
    static UUID addCall(ConsoleHub hub) {
        UUID id = UUID.randomUUID();
        hub.execute(
                """
                        insert into ops.run_events (id, created_at, provider, tool, caller_id, caller_kind, caller_role, payload, status,
                                                    duration_ms, finished_at, hostname)
                        values (?, ops.event_time(), 'socket', 'package.check', ?, 'user', 'ops_operator', '{"n": 1}', 'ok', 5, now(),
                                'api.socket.dev')""",
                id, OPERATOR_ID);
        return id;
    }
}
