package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stolen login of a function or the hub cannot do. */
class LoginRightsTest {

    private static final String COLLATED = """
            select ops.%s(p_event_id => gen_random_uuid(), p_provider => 'socket' collate pg_temp.anything, p_tool => 'scan.repo',
              p_schema_version => null, p_caller => null, p_payload => null, p_request_id => null, p_client => null, %s)
            """;
    private static final String DECISION = """
            p_min_role => 'ops_viewer', p_quota_class => null, p_quota_limits => null, p_quota_windows => null,
            p_secret_names => null, p_optional_secret_names => null, p_refusal => null, p_refusal_detail => null,
            p_uses_health_check_credentials => true, p_cache_key => null, p_max_stale_s => null, p_expires_at => null""";

    private static final Object[] CALLS = { "begin_call", "finish_call", "record_failure", "resume_call" };

    @ParameterizedTest
    @FieldSource("com.insightpulseai.mcp.migrations.Database#LOGINS")
    void a_login_has_no_right_on_any_table_view_or_sequence(String login) {
        assertThat(Database.query("""
                select c.oid::regclass::text as relation
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where n.nspname in ('ops', 'vault', 'auth', 'extensions') and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
                   and (has_table_privilege(?, c.oid, 'select, insert, update, delete, truncate, references, trigger')
                        or has_any_column_privilege(?, c.oid, 'select, insert, update, references'))
                """, login, login)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "select * from ops.run_events", "select * from ops.provider_rate_limits",
            "select * from ops.federated_callers", "select * from ops.idempotency_keys", "select * from ops.run_events_default",
            "select * from vault.secrets",
            "select * from vault.decrypted_secrets", "select * from vault.root_key", "select * from auth.users",
            "select vault.create_secret('x')", "delete from ops.run_events", "truncate ops.run_events",
            "select ops.read_secrets('socket', '{socket_api_key}', null)",
            "select ops.claim_idempotency_key(null, 'socket', 'scan.repo', 'a', 'b', gen_random_uuid(), true)",
            "select ops.add_provider_login('x')",
            "create table ops.mine ()", "create table public.mine ()",
            "set session_replication_role = replica" })
    void a_login_is_denied(String sql) throws SQLException {
        for (String login : List.of(Database.SOCKET, Database.HUB, Database.HEALTH, Database.MONITOR)) {
            try (Connection connection = Database.login(login)) {
                assertThatThrownBy(() -> Database.execute(connection, sql)).hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void a_provider_login_may_execute_the_functions_of_calls_only() {
        assertThat(executableBy(Database.SOCKET)).containsExactly(CALLS);
    }

    @Test
    void the_hub_may_execute_the_upkeep_too() {
        assertThat(executableBy(Database.HUB)).containsExactly("add_seal", "begin_call", "begin_health", "claim_deliveries",
                "claim_seals", "drop_cached_results", "drop_expired", "drop_idempotency_keys", "end_stuck_sessions",
                "ensure_partitions",
                "finish_call", "index_words", "live_claims",
                "missing_secrets", "next_seal", "note_exported_seal", "note_refused_seal", "record_failure", "record_health",
                "recording_fault",
                "resume_call", "roll_up_calls",
                "settle_delivery", "settle_events", "sweep_abandoned", "sweep_quota_windows", "unsealed_events",
                "watch_calls", "watch_seals", "webhook_addresses");
    }

    @Test
    void who_tells_how_providers_are_may_look_only() {
        assertThat(executableBy(Database.HEALTH)).containsExactly("begin_health", "missing_secrets", "recording_fault");
    }

    @Test
    void the_monitor_may_execute_all_but_calls() {
        assertThat(executableBy(Database.MONITOR)).containsExactly("add_seal", "begin_health", "claim_deliveries",
                "claim_seals", "drop_cached_results", "drop_expired", "drop_idempotency_keys", "end_stuck_sessions",
                "ensure_partitions", "index_words",
                "missing_secrets",
                "next_seal", "note_exported_seal", "note_refused_seal", "record_health", "recording_fault", "roll_up_calls",
                "settle_delivery", "settle_events",
                "sweep_abandoned",
                "sweep_quota_windows", "unsealed_events", "watch_calls", "watch_seals", "webhook_addresses");
    }

    @Test
    void the_login_of_reports_may_only_learn_the_claims_by_which_to_read() {
        assertThat(executableBy(Database.OPS)).containsExactly("live_claims");
    }

    @ParameterizedTest
    @ValueSource(strings = { Database.SOCKET, Database.HEALTH, Database.MONITOR })
    void other_logins_never_become_authenticated(String login) throws SQLException {
        try (Connection connection = Database.login(login)) {
            assertThatThrownBy(() -> Database.execute(connection, "set role authenticated"))
                    .hasMessageContaining("permission denied");
        }
    }

    /** As it would be in a project of Supabase, where authenticated has rights on the tables of other applications. */
    @ParameterizedTest
    @ValueSource(strings = { Database.HUB, Database.OPS })
    void a_login_that_may_become_authenticated_has_none_of_its_rights_before(String login) throws SQLException {
        try (Connection connection = Database.login(login)) {
            for (String sql : List.of("select id from ops.run_events", "select * from ops.alerts",
                    "select ops.effective_role()", "select * from ops.find_events('word', null, null)")) {
                assertThatThrownBy(() -> Database.execute(connection, sql)).hasMessageContaining("permission denied");
            }
            Database.execute(connection, "set role authenticated");
            assertThat(Database.query(connection, "select id from ops.run_events")).isEmpty();
        }
    }

    /**
     * See {@link OwnerRightsTest} for what follows where it is not so. A function with an SQL body was read when it was made,
     * and looks up no name when it runs.
     */
    @Test
    void every_function_runs_as_its_owner_and_looks_into_pg_temp_last() {
        assertThat(Database.query("""
                select p.oid::regprocedure::text as function from pg_proc p
                 where p.pronamespace = 'ops'::regnamespace and p.prosqlbody is null
                   and not (p.prosecdef and 'search_path=pg_catalog, pg_temp' = any (p.proconfig))
                    or p.pronamespace in ('auth'::regnamespace, 'vault'::regnamespace)
                   and ('search_path=pg_catalog, pg_temp' = any (p.proconfig)) is not true
                """)).isEmpty();
    }

    @Test
    void no_function_takes_an_advisory_lock_but_that_of_an_event() {
        assertThat(Database
                .query("""
                        select p.proname as function, l[1] as lock
                          from pg_proc p cross join regexp_matches(p.prosrc, 'pg_[a-z_]*advisory[a-z_]*\\([^,)]*', 'g') l
                         where p.pronamespace = 'ops'::regnamespace and l[1] !~ '^pg_try_advisory_xact_lock\\((p_key|hashtextextended\\(p_event_id)'
                        """))
                .isEmpty();
    }

    @Test
    void no_function_is_for_everybody_and_those_for_reports_are_for_users_who_are_signed_in() {
        assertThat(Database
                .query("""
                        select p.oid::regprocedure::text as function, r.rolname from pg_proc p cross join pg_roles r
                         where p.pronamespace in ('ops'::regnamespace, 'vault'::regnamespace)
                           and not (r.rolname = 'authenticated' and p.proname in ('effective_role', 'duration_percentile',
                                    'read_event', 'looks_at', 'record_export', 'acknowledge_alert', 'name_callers', 'find_events'))
                           and (r.rolname in ('anon', 'authenticated', 'service_role')
                                and has_function_privilege(r.oid, p.oid, 'execute') or has_function_privilege('public', p.oid, 'execute'))
                        """))
                .isEmpty();
    }

    @ParameterizedTest
    @FieldSource("com.insightpulseai.mcp.migrations.Database#LOGINS")
    void a_login_can_make_no_object_anywhere_and_is_no_member_of_a_role(String login) throws SQLException {
        assertThat(Database.query("select nspname from pg_namespace where has_schema_privilege(?, oid, 'create')", login))
                .isEmpty();
        assertThat(Database.query("""
                select r.rolname from pg_roles r where pg_has_role(?, r.oid, 'usage') and r.rolname <> ?
                """, login, login)).isEmpty();
        try (Connection connection = Database.login(login)) {
            for (String sql : List.of("create temporary table mine ()", "create domain pg_temp.text as pg_catalog.text",
                    "create function pg_temp.f() returns int language sql as 'select 1'", "create schema mine",
                    "create extension hstore", "set session authorization postgres", "set role postgres")) {
                assertThatThrownBy(() -> Database.execute(connection, sql)).as(sql)
                        .hasMessageMatching("(?s).*(permission denied|is not available).*");
            }
        }
    }

    @Test
    void text_of_a_collation_of_a_logins_own_finds_no_result_of_another_provider() throws SQLException {
        UUID user = Database.addUser("ops_viewer");
        Database.execute("""
                insert into ops.cached_results (caller_id, provider, tool, cache_key, result, event_id, cached_at)
                values (?, 'sentry', 'issue.get', repeat('a', 64), '{"private": true}', gen_random_uuid(), now())
                """, user);
        Call call = Call.by(user, "ops_viewer").with("tool", "other.one");
        Database.execute("grant temporary on database postgres to public");
        try (Connection socket = Database.login(Database.SOCKET)) {
            Database.execute(socket, """
                    create collation pg_temp.anything (provider = icu, locale = 'und-u-ks-level1', deterministic = false)
                    """);
            Object createdAt = call.begin(socket).get("created_at");

            assertThatThrownBy(() -> Database.query(socket, """
                    select * from ops.finish_call(?, ?, false, null, 'x', 1, 'h', false,
                      repeat('b', 64) collate pg_temp.anything, null, 3600)
                    """, call.eventId(), createdAt)).hasMessageContaining("default collation only");
            for (String function : List.of("begin_call", "resume_call")) {
                assertThatThrownBy(() -> Database.query(socket, COLLATED.formatted(function, DECISION)))
                        .hasMessageContaining("default collation only");
            }
            assertThatThrownBy(() -> Database.query(socket,
                    COLLATED.formatted("record_failure", "p_error => 'x', p_sqlstate => 'XX000'")))
                    .hasMessageContaining("default collation only");
        } finally {
            Database.execute("revoke temporary on database postgres from public");
        }
    }

    @Test
    void every_table_has_row_level_security() {
        assertThat(Database.query("""
                select c.relname from pg_class c
                 where c.relnamespace = 'ops'::regnamespace and c.relkind in ('r', 'p') and not c.relrowsecurity
                   and c.relname <> 'schema_history'
                """)).isEmpty();
    }

    @Test
    void a_login_waits_for_nothing_longer_than_a_client_would() throws SQLException {
        try (Connection connection = Database.login(Database.SOCKET)) {
            assertThat(Database.query(connection, """
                    select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock,
                           current_setting('idle_in_transaction_session_timeout') as idle,
                           current_setting('synchronous_commit') as sync
                    """)).containsExactly(Map.of("statement", "2s", "lock", "1500ms", "idle", "5s", "sync", "on"));
        }
    }

    @Test
    void a_login_for_a_new_provider_can_be_added_again_and_again() {
        Database.query("select ops.add_provider_login('acme')");
        Database.query("select ops.add_provider_login('acme')");

        assertThat(executableBy("mcp_acme")).containsExactly(CALLS);
    }

    @ParameterizedTest
    @ValueSource(strings = { "hub", "health", "monitor", "ops", "alerts", "a_b", "", "Socket", "1st", "x; drop schema ops" })
    void a_name_that_could_reach_into_another_provider_is_refused(String provider) {
        assertThatThrownBy(() -> Database.query("select ops.add_provider_login(?)", provider))
                .hasMessageContaining("not a provider name");
    }

    @Test
    void limits_that_an_administrator_has_set_are_kept() {
        Database.execute("alter role mcp_sentry connection limit 7");
        Database.execute("alter role mcp_sentry set statement_timeout = '4s'");
        try {
            Database.query("select ops.prepare_login('mcp_sentry')");

            assertThat(Database.query("""
                    select r.rolconnlimit as connections, s.setconfig::text as settings
                      from pg_roles r join pg_db_role_setting s on s.setrole = r.oid and s.setdatabase = 0
                     where r.rolname = 'mcp_sentry'
                    """)).singleElement().satisfies(role -> {
                assertThat(role).containsEntry("connections", 7);
                assertThat((String) role.get("settings")).contains("statement_timeout=4s", "lock_timeout=1500ms");
            });
        } finally {
            Database.execute("alter role mcp_sentry connection limit 40");
            Database.execute("alter role mcp_sentry set statement_timeout = '2s'");
        }
    }

    @Test
    void a_role_that_has_more_rights_is_not_taken_for_a_login() {
        Database.execute("create role mcp_mighty login bypassrls");

        assertThatThrownBy(() -> Database.query("select ops.add_provider_login('mighty')")).hasMessageContaining("more rights");
    }

    private static List<Object> executableBy(String role) {
        return Database.query("""
                select p.proname as name from pg_proc p
                 where p.pronamespace in ('ops'::regnamespace, 'vault'::regnamespace)
                   and has_function_privilege(?, p.oid, 'execute') and has_schema_privilege(?, p.pronamespace, 'usage')
                 order by 1
                """, role, role).stream().map(row -> row.get("name")).toList();
    }
}
