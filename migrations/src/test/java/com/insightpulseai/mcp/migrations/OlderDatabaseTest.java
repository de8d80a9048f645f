package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Databases that were migrated before version 10, when a login could act as the owner, and what the later versions change. */
class OlderDatabaseTest {

    // What a CHECK of the login's own domain pg_temp.text does, run by the functions of the owner.
    private static final String TAKE_OVER = """
            create function pg_temp.take_over() returns boolean language plpgsql as $$
            begin
              if current_user <> session_user then
                raise warning 'SECRETS %', (select pg_catalog.string_agg(d.decrypted_secret, ',')
                                             from vault.decrypted_secrets d);
                alter table ops.run_events disable trigger guard_rows;
                delete from ops.run_events where status <> 'started';
                alter role mcp_socket superuser;
              end if;
              return true;
            end
            $$;
            create domain pg_temp.text as pg_catalog.text check (pg_temp.take_over())
            """;
    private static final String BEGIN = """
            select outcome from ops.begin_call('%s', 'socket', 'scan.repo', 'user', '%s', 'ops_viewer', 'i', null, null, null,
              'ops_viewer', null, null, null, '{socket_api_key}', null, '{}', 'r', null, null, false, false, null, null)
            """;

    // Functions that look up none of these names while they run.
    private static final Set<String> WITHOUT_NAMES_OF_TYPES = Set.of("ops.settle_delivery", "ops.sweep_abandoned",
            "ops.sweep_quota_windows");

    private String database;
    private UUID user;

    @BeforeEach
    void migrateToVersion9() throws SQLException {
        database = Server.createDatabase();
        Migrations.configuration(Server.dataSource(database)).target("9").load().migrate();
        Database.givePasswords();
        user = UUID.randomUUID();
        try (Connection owner = owner()) {
            Database.execute(owner,
                    "insert into auth.users (id, raw_app_meta_data) values (?, '{\"ops_role\": \"ops_viewer\"}')",
                    user);
            Database.query(owner, "select vault.create_secret('socket''s', 'socket_api_key')");
            Database.query(owner, "select vault.create_secret('sentry''s', 'sentry_token')");
        }
        addEvents();
    }

    private void addEvents() throws SQLException {
        try (Connection owner = owner()) {
            Database.execute(owner, """
                    insert into ops.run_events (id, created_at, provider, tool, caller_kind, caller_role, status, finished_at)
                    select gen_random_uuid(), now(), 'sentry', 'issue.get', 'user', 'none', 'ok', now()
                      from generate_series(1, 1500)
                    """);
        }
    }

    @Test
    void a_login_took_secrets_events_and_the_server_itself_and_no_longer_can() throws SQLException {
        try {
            assertThat(takeOver()).contains("sentry's", "socket's");
            assertThat(state()).containsEntry("superuser", true).containsEntry("guard", "D").containsEntry("events", 0L);
        } finally {
            repair();
        }
        addEvents();

        migrate();
        // Even where an administrator lets everybody have temporary objects again.
        execute("grant temporary on database " + database + " to public");

        assertThat(takeOver()).isEmpty();
        assertThat(state()).containsEntry("superuser", false).containsEntry("guard", "A").containsEntry("events", 1_500L);
    }

    @Test
    void every_function_that_a_login_may_execute_let_it_act_as_the_owner_and_none_does() throws SQLException {
        execute("grant create on schema public to public");
        for (String login : Database.LOGINS) {
            Set<String> targets = new Attack(database).reachable(login);
            targets.removeAll(WITHOUT_NAMES_OF_TYPES);
            assertThat(seizedBy(login)).as(login).containsExactlyElementsOf(targets);
        }

        migrate();
        execute("grant temporary on database " + database + " to public");

        for (String login : Database.LOGINS) {
            assertThat(seizedBy(login)).isEmpty();
        }
    }

    @Test
    void a_login_loses_temporary_objects_and_keeps_its_functions() throws SQLException {
        migrate();

        try (Connection socket = login(Database.SOCKET)) {
            assertThatThrownBy(() -> Database.execute(socket, "create temporary table mine ()"))
                    .hasMessageContaining("permission denied to create temporary tables");
            assertThat(Database.query(socket, BEGIN.formatted(UUID.randomUUID(), user)))
                    .containsExactly(Map.of("outcome", "started"));
        }
        assertThat(new Attack(database).reachable(Database.SOCKET)).containsExactly("ops.begin_call", "ops.finish_call");
    }

    @Test
    void limits_that_an_administrator_has_set_are_kept() throws SQLException {
        execute("alter role mcp_sentry connection limit 7");
        execute("alter role mcp_sentry set statement_timeout = '4s'");
        try {
            migrate();
            execute("select ops.prepare_login('mcp_sentry')");

            assertThat(query("""
                    select r.rolconnlimit as connections, s.setconfig::text as settings
                      from pg_roles r join pg_db_role_setting s on s.setrole = r.oid and s.setdatabase = 0
                     where r.rolname = 'mcp_sentry'
                    """)).singleElement().satisfies(role -> {
                assertThat(role).containsEntry("connections", 7);
                assertThat((String) role.get("settings")).contains("statement_timeout=4s", "lock_timeout=1500ms");
            });
        } finally {
            execute("alter role mcp_sentry connection limit 40");
            execute("alter role mcp_sentry set statement_timeout = '2s'");
        }
    }

    private Set<String> seizedBy(String login) throws SQLException {
        Set<String> seized = new TreeSet<>();
        for (String disguise : Attack.DISGUISES) {
            seized.addAll(new Attack(database).seizedBy(login, disguise));
        }
        return seized;
    }

    private String takeOver() throws SQLException {
        StringBuilder secrets = new StringBuilder();
        try (Connection socket = login(Database.SOCKET); var statement = socket.createStatement()) {
            statement.execute(TAKE_OVER);
            statement.execute(BEGIN.formatted(UUID.randomUUID(), user));
            for (var warning = statement.getWarnings(); warning != null; warning = warning.getNextWarning()) {
                secrets.append(warning.getMessage());
            }
        }
        return secrets.toString();
    }

    private Map<String, Object> state() throws SQLException {
        return query("""
                select (select rolsuper from pg_roles where rolname = 'mcp_socket') as superuser,
                       (select tgenabled::text from pg_trigger
                         where tgrelid = 'ops.run_events'::regclass and tgname = 'guard_rows') as guard,
                       (select count(*) from ops.run_events where tool = 'issue.get') as events
                """).get(0);
    }

    private void repair() throws SQLException {
        execute("alter role mcp_socket nosuperuser");
        execute("alter table ops.run_events enable trigger guard_rows");
    }

    private void migrate() {
        Migrations.of(Server.url(database), Server.SUPERUSER, "").apply();
    }

    private void execute(String sql) throws SQLException {
        try (Connection owner = owner()) {
            Database.execute(owner, sql);
        }
    }

    private List<Map<String, Object>> query(String sql) throws SQLException {
        try (Connection owner = owner()) {
            return Database.query(owner, sql);
        }
    }

    private Connection owner() throws SQLException {
        return Server.connect(Server.SUPERUSER, database);
    }

    private Connection login(String login) throws SQLException {
        return Server.connect(login, database);
    }
}
