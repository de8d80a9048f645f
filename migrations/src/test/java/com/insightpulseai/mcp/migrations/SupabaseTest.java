package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** A database that looks like a Supabase project's: auth and vault belong to others, and the migrating role is no superuser. */
class SupabaseTest {

    private static final String MIGRATOR = "project_owner";
    private static final String CATALOG = """
            select 'relation' as kind, c.oid::regclass::text as name, c.oid::bigint as oid, c.relowner::bigint as owner,
                   c.relacl::text as rights, c.relrowsecurity as secured
              from pg_class c where c.relnamespace in ('auth'::regnamespace, 'vault'::regnamespace)
            union all
            select 'function', p.oid::regprocedure::text, p.oid::bigint, p.proowner::bigint, concat(p.proacl, p.proconfig), p.prosecdef
              from pg_proc p where p.pronamespace in ('auth'::regnamespace, 'vault'::regnamespace)
            union all
            select 'schema', n.nspname, n.oid::bigint, n.nspowner::bigint, n.nspacl::text, null
              from pg_namespace n where n.nspname in ('auth', 'vault', 'extensions')
            union all
            select 'extension', e.extname, e.oid::bigint, e.extowner::bigint, null, null from pg_extension e
            order by 1, 2
            """;

    private static EmbeddedPostgres postgres;
    private static List<Map<String, Object>> before;
    private static MigrationReport report;

    @BeforeAll
    static void migrateProject() throws IOException, SQLException {
        postgres = Server.launch();
        try (Connection admin = connect(Server.SUPERUSER);
                var statement = admin.createStatement();
                InputStream project = SupabaseTest.class.getResourceAsStream("/supabase-project.sql")) {
            statement.execute(new String(project.readAllBytes(), StandardCharsets.UTF_8));
            statement.execute("create role %s login createrole bypassrls password '%s'".formatted(MIGRATOR, Server.PASSWORD));
            statement.execute("grant create on database postgres to " + MIGRATOR);
            assertThatThrownBy(migrations()::apply).isInstanceOf(MigrationException.class)
                    .hasMessageContaining("User project_owner lacks a right").message().doesNotContain("\n");
            statement.execute("grant supabase_project_rights to " + MIGRATOR);
        }
        before = catalog();
        report = migrations().apply();
        try (Connection admin = connect(Server.SUPERUSER)) {
            Database.execute(admin, "alter role mcp_socket password '%s'".formatted(Server.PASSWORD));
        }
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Test
    void everything_is_applied_by_a_role_that_is_no_superuser() {
        assertThat(report.applied()).hasSize(PackagedMigrations.FILES.size());
        assertThat(report.providerLogins()).contains("mcp_hub", "mcp_netdata", "mcp_sentry", "mcp_socket");
    }

    @Test
    void nothing_of_supabase_is_changed() throws SQLException {
        assertThat(catalog()).isEqualTo(before);
    }

    @Test
    void what_the_migrating_role_may_not_do_is_said_and_the_rest_is_done() throws SQLException {
        assertThat(report.notices()).singleElement().asString().contains("revoke temporary on database postgres from public");
        try (Connection admin = connect(Server.SUPERUSER)) {
            assertThat(Database.query(admin,
                    """
                            select rolname from pg_roles
                             where starts_with(rolname, 'mcp_') and (rolconnlimit = -1 or not pg_has_role('project_owner', oid, 'usage'))
                            """))
                    .isEmpty();
        }
    }

    @Test
    void a_login_that_cannot_become_authenticated_is_named() throws SQLException {
        try (Connection admin = connect(Server.SUPERUSER)) {
            Database.execute(admin, "set role supabase_project_rights; revoke authenticated from mcp_ops; reset role");
            try {
                assertThat(Database.query(admin, "select m from ops.missing_protections() m where m like '%authenticated%'"))
                        .singleElement().asString()
                        .contains("mcp_ops cannot become", "alter role mcp_ops noinherit; grant authenticated to mcp_ops");
            } finally {
                Database.execute(admin, "set role supabase_project_rights; grant authenticated to mcp_ops; reset role");
            }
        }
    }

    @Test
    void a_session_is_ended_by_an_owner_that_is_no_superuser() throws SQLException {
        try (Connection admin = connect(Server.SUPERUSER); Connection stuck = connect(Database.SOCKET)) {
            Database.execute(admin,
                    "do $$ begin execute replace(replace(pg_get_functiondef('ops.end_stuck_sessions'::regproc), "
                            + "'ops.end_stuck_sessions', 'ops.end_them_later'), 'clock_timestamp()', "
                            + "'(clock_timestamp() + interval ''2 minutes'')'); end $$");
            Database.execute(admin, "alter function ops.end_them_later() owner to " + MIGRATOR);
            Database.execute(stuck, "set idle_in_transaction_session_timeout = 0");
            stuck.setAutoCommit(false);
            Database.query(stuck, "select 1");

            assertThat(Database.query(admin, "select ops.end_them_later() as ended")).containsExactly(Map.of("ended", 1));
            assertThatThrownBy(() -> Database.query(stuck, "select 1")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void a_second_run_changes_nothing() {
        assertThat(migrations().apply().applied()).isEmpty();
    }

    @Test
    void a_call_reads_the_projects_users_and_vault() throws SQLException {
        UUID user = UUID.randomUUID();
        try (Connection admin = connect(Server.SUPERUSER)) {
            Database.execute(admin,
                    "insert into auth.users (id, raw_app_meta_data) values (?, '{\"ops_role\": \"ops_viewer\"}')", user);
            Database.query(admin, "select vault.create_secret('key', 'socket_api_key')");
        }

        try (Connection socket = connect(Database.SOCKET)) {
            Call call = Call.by(user, "ops_admin").secrets("socket_api_key");
            assertThat(call.begin(socket)).containsEntry("outcome", "started").containsEntry("role", "ops_viewer")
                    .containsEntry("secrets", "{\"socket_api_key\": \"key\"}");
            assertThat(call.again().with("min_role", "ops_admin").begin(socket)).containsEntry("outcome", "denied_role");
            assertThatThrownBy(() -> Database.query(socket, "select * from vault.decrypted_secrets"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> Database.query(socket, "select * from auth.users"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void a_call_reads_the_projects_sessions_and_goes_on_where_it_may_not() throws SQLException {
        UUID user = UUID.randomUUID();
        try (Connection admin = connect(Server.SUPERUSER); Connection socket = connect(Database.SOCKET)) {
            Database.execute(admin, "insert into auth.users (id, raw_app_meta_data, last_sign_in_at) "
                    + "values (?, '{\"ops_role\": \"ops_viewer\"}', now())", user);
            Database.execute(admin, "insert into auth.sessions (id, user_id) values (?, ?)", user, user);
            Call call = Call.by(user, "ops_viewer").with("session_id", user);
            assertThat(call.begin(socket)).containsEntry("outcome", "started");

            Database.execute(admin, "delete from auth.sessions");
            assertThat(call.again().begin(socket)).containsEntry("outcome", "denied_role")
                    .containsEntry("error", "session_ended");

            Database.execute(admin, "update auth.users set last_sign_in_at = null where id = ?", user);
            assertThat(call.again().begin(socket)).as("signed in at another project").containsEntry("outcome", "started");

            Database.execute(admin, "update auth.users set last_sign_in_at = now() where id = ?", user);
            Database.execute(admin, "revoke select on auth.sessions from supabase_project_rights");
            assertThat(call.again().begin(socket)).containsEntry("outcome", "started");
            Database.execute(admin, "grant select on auth.sessions to supabase_project_rights");
        }
    }

    @Test
    void a_wrong_password_is_one_clear_line_without_it() {
        assertThatThrownBy(Migrations.of(url(), MIGRATOR, "hush-hush")::apply).isInstanceOf(MigrationException.class)
                .hasMessageContaining("refused user project_owner: wrong user name or password")
                .message().doesNotContain("hush").doesNotContain("\n");
        assertThatThrownBy(Migrations.of(url(), MIGRATOR, "")::apply).isInstanceOf(MigrationException.class)
                .hasMessageContaining("wants a password");
    }

    private static Migrations migrations() {
        return Migrations.of(url(), MIGRATOR, Server.PASSWORD);
    }

    private static List<Map<String, Object>> catalog() throws SQLException {
        try (Connection admin = connect(Server.SUPERUSER)) {
            return Database.query(admin, CATALOG);
        }
    }

    private static Connection connect(String user) throws SQLException {
        return Server.connect(user, url(), Server.PASSWORD);
    }

    private static String url() {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
    }
}
