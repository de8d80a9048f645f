package com.insightpulseai.mcp.migrations;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Calls that lead deep into each function. Their arguments are literals, so that nothing in the session of an attacker changes
 * their meaning.
 */
final class AttackedCalls {

    private static final String CALLER = "00000000-0000-0000-0000-000000000001";
    private static final String KEY = "a".repeat(64);

    private static final List<String> EVENT = List.of("p_tool => 'scan.repo'", "p_schema_version => '1.0'",
            "p_payload => '{\"repo\":\"a/b\"}'", "p_request_id => 'request'", "p_client => 'agent'");
    private static final List<String> DECISION = List.of("p_min_role => 'ops_viewer'", "p_quota_class => 'scans'",
            "p_quota_limits => '{9000,9000,9000}'", "p_quota_windows => '{3600,3600,3600}'", "p_optional_secret_names => null",
            "p_refusal => null", "p_refusal_detail => null", "p_uses_health_check_credentials => false", "p_cache_key => null",
            "p_max_stale_s => null", "p_expires_at => null");
    private static final List<String> FAILURE = List.of("p_error => 'database_error'", "p_sqlstate => 'XX000'");

    private static final List<String> READ = List.of(
            """
                    select pg_catalog.set_config('request.jwt.claims',
                      ops.live_claims('{"sub": "%s", "app_metadata": {"ops_role": "ops_admin"}}')::pg_catalog.text, false)
                    """.formatted(CALLER),
            "set role authenticated",
            "select * from ops.find_events('\"acme/web\" -other wor', 'epoch', null)",
            "select * from ops.find_events('\"acme/web\" -other wor', 'epoch', null)",
            "select * from ops.read_event((select e.id from ops.run_events e where e.caller_id is null limit 1), 'epoch')",
            """
                    select r.* from ops.run_events e cross join lateral ops.read_event(e.id, e.created_at) r
                     where e.caller_id is null limit 1
                    """,
            "select * from ops.looks_at('%s', 'epoch')".formatted(CALLER),
            "select * from ops.record_export('{\"q\": \"x\"}')",
            "select * from ops.acknowledge_alert((select a.id from ops.alerts a limit 1), 'note')",
            "select * from ops.name_callers('{%s}')".formatted(CALLER),
            "select ops.duration_percentile('0.5', '{1,2}', '{3,4}')",
            "select * from ops.call_stats, ops.caller_stats, ops.stats_head, ops.alerts",
            "reset role");

    private AttackedCalls() {
    }

    static List<String> of(String function, String login) {
        String provider = List.of(Database.HUB, Database.HEALTH, Database.MONITOR, Database.OPS).contains(login)
                ? "socket"
                : login.substring("mcp_".length());
        String event = UUID.randomUUID().toString();
        return switch (function) {
            case "ops.begin_call" -> List.of(
                    begin(event, provider, ""),
                    begin(random(), provider, "p_uses_health_check_credentials => true"),
                    begin(random(), provider,
                            "p_uses_health_check_credentials => true, p_cache_key => '%s', p_max_stale_s => '3600'"
                                    .formatted(KEY)),
                    begin(random(), provider, keyed(KEY)),
                    begin(random(), provider, keyed(KEY)),
                    begin(random(), provider, keyed(random().replace("-", "").repeat(2)) + ", p_quota_limits => '{0,0,0}'"),
                    begin(random(), provider, "p_quota_limits => '{0,0,0}'"),
                    begin(random(), provider, "p_expires_at => (select 'yesterday'::pg_catalog.timestamptz)"),
                    begin(random(), provider, "p_refusal => 'invalid_input', p_refusal_detail => '{}'"),
                    begin(random(), provider, "p_caller => " + caller("workflow")),
                    begin(random(), provider, "p_caller => " + caller("nonsense")),
                    begin(random(), provider, "p_secret_names => '{vault_key}'"),
                    begin(random(), "another", ""));
            case "ops.resume_call" -> List.of(
                    call("ops.begin_call", event, provider, "", DECISION),
                    call("ops.resume_call", event, provider, "", DECISION),
                    call("ops.resume_call", random(), provider, "", DECISION));
            case "ops.record_failure" -> List.of(
                    call("ops.record_failure", event, provider, "", FAILURE),
                    call("ops.record_failure", event, provider, "", FAILURE),
                    call("ops.record_failure", random(), provider, "p_caller => " + caller("workflow"), FAILURE));
            case "ops.finish_call" -> List.of(
                    begin(event, provider, keyed(KEY)),
                    finish(event, true, "'{\"private\":1}'"),
                    finish(random(), false, "null"),
                    begin(random(), provider, ""),
                    finish(event, false, "null"));
            case "ops.begin_health" -> List.of(health(event, "user"), health(event, "user"), health(random(), "workflow"),
                    "select * from ops.begin_health('%s', null, null, null, null, '%s', 0)"
                            .formatted(random(), checks()));
            case "ops.record_health" -> List.of(record("new", "ok"), record("failing" + event, "down"),
                    record("socket", "ok"), record("unchecked", "down"));
            case "ops.watch_calls" -> List.of("select * from ops.watch_calls('300', '10', '50', '{chat}')");
            case "ops.claim_deliveries" -> List.of("""
                    select * from ops.claim_deliveries('10', '0',
                      '[{"name": "chat", "secret": "alerts_chat_url", "signing_secret": null}]')""");
            case "ops.settle_delivery" -> List.of("select ops.settle_delivery('%s', '1', 'error', '1')".formatted(event));
            case "ops.ensure_partitions" -> List.of("select ops.ensure_partitions('3')", "select ops.ensure_partitions('4')");
            case "ops.sweep_abandoned", "ops.sweep_quota_windows" -> List.of("select " + function + "()");
            case "ops.careless", "ops.drop_expired", "ops.drop_cached_results",
                    "ops.drop_idempotency_keys", "ops.end_stuck_sessions",
                    "ops.recording_fault", "auth.jwt", "auth.uid" ->
                List.of("select " + function + "()");
            case "ops.settle_events" -> List.of("select ops.settle_events()", "select ops.settle_events()");
            case "ops.next_seal" -> List.of("select * from ops.next_seal()");
            case "ops.unsealed_events" -> List.of("select * from ops.unsealed_events('10', '100000')");
            case "ops.add_seal" -> List.of(seal("events"), seal("expiry"));
            case "ops.claim_seals" -> List.of("select * from ops.claim_seals('bucket', '%s', '10')".formatted(event));
            case "ops.note_exported_seal", "ops.note_refused_seal" -> List.of(
                    "select * from ops.claim_seals('webhook', '%s', '10')".formatted(event),
                    "select ops.note_exported_seal('webhook', '%s', '0')".formatted(event),
                    "select ops.note_refused_seal('webhook', '%s', 'timeout', '0')".formatted(event));
            case "ops.watch_seals" -> List.of("select * from ops.watch_seals(true, '900', '{chat}')",
                    "select * from ops.watch_seals(true, '-900', '{chat}')");
            case "ops.roll_up_calls" -> List.of("select * from ops.roll_up_calls('5')", "select * from ops.roll_up_calls()");
            case "ops.index_words" -> List.of("select * from ops.index_words('5')", "select * from ops.index_words()");
            // Who may execute it may become authenticated.
            case "ops.live_claims" -> READ;
            case "ops.webhook_addresses" -> List.of("""
                    select * from ops.webhook_addresses(
                      '[{"name": "chat", "secret": "alerts_chat_url", "signing_secret": "alerts_chat_key"}]')""");
            case "ops.missing_secrets" ->
                List.of("select ops.missing_secrets('{socket_api_key,sentry_token,alerts_chat_url}')");
            default -> throw new AssertionError("no attack leads into " + function + ": add calls of it here");
        };
    }

    private static String keyed(String digest) {
        return "p_idempotency_key => '%s', p_request_digest => '%1$s'".formatted(digest);
    }

    private static String begin(String event, String provider, String changed) {
        return call("ops.begin_call", event, provider, changed, DECISION);
    }

    private static String call(String function, String event, String provider, String changed, List<String> more) {
        String secrets = "p_secret_names => '{" + provider + (provider.equals("socket") ? "_api_key}'" : "_token}'");
        Stream<String> arguments = Stream.of(List.of("p_event_id => '" + event + "'", "p_provider => '" + provider + "'",
                "p_caller => " + caller("user")), EVENT, more, more == DECISION ? List.of(secrets) : List.<String> of())
                .flatMap(List::stream)
                .filter(argument -> !changed.contains(argument.substring(0, argument.indexOf(" =>")) + " =>"));
        return Stream.concat(Stream.of(changed).filter(text -> !text.isEmpty()), arguments)
                .collect(Collectors.joining(", ", "select * from " + function + "(", ")"));
    }

    private static String caller(String kind) {
        return "row('%s', '%s', 'ops_admin', 'https://issuer', '1', 'main', null, '%2$s', 'push', null, null)::ops.caller"
                .formatted(kind, CALLER);
    }

    private static String finish(String event, boolean ok, String answer) {
        return """
                select * from ops.finish_call('%s', (select 'now'::pg_catalog.timestamptz), '%s', '{}', null, '1', 'host', true,
                  '%s', %s, '3600', '%3$s')""".formatted(event, ok, KEY, answer);
    }

    private static String health(String event, String kind) {
        return "select * from ops.begin_health('%s', null, %s, 'r', 'c', '%s', '0')".formatted(event, caller(kind), checks());
    }

    private static String checks() {
        return "[{\"provider\": \"sentry\", \"secrets\": [\"sentry_token\"], \"optional_secrets\": [\"sentry_org\"]}]";
    }

    private static String record(String provider, String status) {
        return "select * from ops.record_health('%s', '%s', '12', 'message', '30', '100', '60', '1', '1', '{chat}')"
                .formatted(provider, status);
    }

    private static String seal(String kind) {
        return """
                select ops.add_seal(p_sequence => (select n.sequence from ops.next_seal() n), p_kind => '%s', p_previous => null,
                  p_format => '1', p_after_at => null, p_after_id => null, p_first_at => 'epoch', p_last_at => 'epoch',
                  p_last_id => '%s', p_until => null, p_events => '1', p_root => '00', p_reason => null, p_key_id => 'k',
                  p_sealed_at => 'epoch', p_hash => '00', p_signature => '00', p_leaves => '00')"""
                .formatted(kind, random());
    }

    private static String random() {
        return UUID.randomUUID().toString();
    }
}
