package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With a table like that of Supabase Auth; see {@link SupabaseTest} for its owner and rights. */
class BeginCallSessionTest {

    private final UUID session = UUID.randomUUID();
    private UUID user;

    @BeforeEach
    void signIn() {
        Database.reset();
        Database.execute("""
                create table auth.sessions (id uuid primary key, user_id uuid not null, not_after timestamptz)""");
        user = Database.addUser("ops_viewer");
        Database.execute("insert into auth.sessions values (?, ?, null)", session, user);
    }

    @AfterEach
    void removeSessions() {
        Database.execute("drop table if exists auth.sessions");
    }

    private Call call() {
        return Call.by(user, "ops_viewer").with("session_id", session);
    }

    @Test
    void a_session_lasts_until_it_is_gone() throws SQLException {
        Database.putSecret("socket_api_key", "key");
        Call call = call().quota(5).secrets("socket_api_key");
        assertThat(call.begin(Database.SOCKET)).containsEntry("outcome", "started").containsEntry("error", null);
        Database.execute("delete from auth.sessions");
        Call later = call.again();

        assertThat(later.begin(Database.SOCKET)).containsEntry("outcome", "denied_role").containsEntry("error", "session_ended")
                .containsEntry("secrets", null).containsEntry("quota_limit", null);
        assertThat(later.retried().begin(Database.SOCKET)).containsEntry("error", "session_ended");
        assertThat(Database.event(later.eventId())).containsEntry("status", "denied_role")
                .containsEntry("error", "session_ended").containsEntry("caller_id", user);
        assertThat(Database.query("select call_count from ops.provider_rate_limits")).containsExactly(Map.of("call_count", 1));
    }

    @Test
    void a_session_has_a_limit_of_its_own() throws SQLException {
        Database.execute("update auth.sessions set not_after = now() + interval '1 minute'");
        assertThat(call().begin(Database.SOCKET)).containsEntry("outcome", "started");

        Database.execute("update auth.sessions set not_after = now() - interval '1 second'");
        assertThat(call().again().begin(Database.SOCKET)).containsEntry("error", "session_ended");
    }

    @Test
    void the_session_of_another_user_and_one_that_never_was_are_refused() throws SQLException {
        UUID other = Database.addUser("ops_viewer");

        assertThat(Call.by(other, "ops_viewer").with("session_id", session).begin(Database.SOCKET))
                .containsEntry("error", "session_ended");
        assertThat(call().with("session_id", new UUID(0, 0)).begin(Database.SOCKET)).containsEntry("error", "session_ended");
    }

    @Test
    void no_cached_result_is_for_an_ended_session() throws SQLException {
        String key = "a".repeat(64);
        Database.execute("""
                insert into ops.cached_results (caller_id, provider, tool, cache_key, result, event_id, cached_at)
                values (?, 'socket', 'scan.repo', ?, '{}', gen_random_uuid(), now())""", user, key);
        Database.execute("""
                insert into ops.provider_state (provider, latest, latest_at, valid_until, announced, trial_at)
                values ('socket', 'down', now(), now() + interval '1 hour', 'down', now())""");
        Call call = call().with("cache_key", key).with("max_stale_s", 3600);
        assertThat(call.begin(Database.SOCKET)).containsEntry("error", "circuit_open").containsEntry("stale_result", "{}");
        Database.execute("delete from auth.sessions");

        assertThat(call.again().begin(Database.SOCKET)).containsEntry("outcome", "denied_role").containsEntry("stale_result",
                null);
    }

    @Test
    void a_token_without_a_session_and_a_workflow_have_none_that_could_end() throws SQLException {
        Database.execute("delete from auth.sessions");
        Database.execute(
                "insert into ops.federated_callers (repository_id, ref, role) values (1, 'refs/heads/main', 'ops_viewer')");

        assertThat(Call.by(user, "ops_viewer").begin(Database.SOCKET)).containsEntry("outcome", "started");
        assertThat(Call.byWorkflow(1, "refs/heads/main", null).with("session_id", session).begin(Database.SOCKET))
                .containsEntry("outcome", "started");
    }

    @ParameterizedTest
    @ValueSource(strings = { "drop table auth.sessions", "alter table auth.sessions drop column user_id",
            "alter table auth.sessions alter column id type text" })
    void without_such_a_table_nothing_changes(String change) throws SQLException {
        Database.execute("delete from auth.sessions");
        Database.execute(change);

        assertThat(call().begin(Database.SOCKET)).containsEntry("outcome", "started");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "grant select on auth.sessions to reader" })
    void where_the_owner_may_not_read_it_or_policies_hide_its_rows_nothing_changes(String right) throws SQLException {
        Object owner = Database.query("select proowner::regrole::text as name from pg_proc where proname = 'session_has_ended'")
                .get(0).get("name");
        Database.execute("alter table auth.sessions enable row level security");
        Database.execute("create role reader; grant usage on schema auth to reader; " + right);
        Database.execute("grant create on schema ops to reader");
        Database.execute("alter function ops.session_has_ended owner to reader");
        try {
            assertThat(call().begin(Database.SOCKET)).containsEntry("outcome", "started");
        } finally {
            Database.execute("alter function ops.session_has_ended owner to " + owner);
            Database.execute("drop owned by reader; drop role reader");
        }
    }

    @Test
    void how_providers_are_is_not_told_to_an_ended_session() throws SQLException {
        assertThat(health()).containsEntry("outcome", "ok");
        Database.execute("delete from auth.sessions");

        assertThat(health()).containsEntry("outcome", "session_ended");
        assertThat(Database.events()).extracting(event -> event.get("status")).containsExactly("ok", "denied_role");
    }

    private Map<String, Object> health() throws SQLException {
        try (Connection connection = Database.login(Database.HEALTH)) {
            List<Map<String, Object>> rows = Database.query(connection,
                    """
                            select outcome from ops.begin_health(gen_random_uuid(), null,
                              row('user', ?, 'ops_viewer', 'i', null, null, null, ?, null, null, null)::ops.caller,
                              'r', null, '[]', 0)""",
                    user, session);
            return rows.get(0);
        }
    }
}
