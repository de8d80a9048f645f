package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MigrationsTest {

    private static final String LATEST = String.valueOf(PackagedMigrations.FILES.size());

    private static final String SESSION = """
            select name, setting from pg_settings where source = 'session'
            union all select 'role', current_setting('role')
            union all select 'locks', count(*)::text from pg_locks where pid = pg_backend_pid() and locktype = 'advisory'
            order by 1
            """;

    private String database;
    private Migrations migrations;

    @BeforeEach
    void emptyDatabase() throws SQLException {
        database = Server.createDatabase();
        migrations = Migrations.of(Server.url(database), Server.SUPERUSER, "");
    }

    @Test
    void an_empty_database_gets_the_whole_schema() {
        MigrationReport report = migrations.apply();

        assertThat(report.from()).isEmpty();
        assertThat(report.to()).isEqualTo(LATEST);
        assertThat(report.applied()).hasSize(PackagedMigrations.FILES.size()).first().isEqualTo("1 stand ins for supabase");
        assertThat(report.providerLogins()).contains("mcp_hub", "mcp_netdata", "mcp_sentry", "mcp_socket");
        assertThat(report.notices()).isEmpty();
    }

    @Test
    void a_second_run_changes_nothing() {
        migrations.apply();

        MigrationReport second = migrations.apply();

        assertThat(second.from()).contains(LATEST);
        assertThat(second.to()).isEqualTo(LATEST);
        assertThat(second.applied()).isEmpty();
        assertThat(second.partitionsMade()).isZero();
    }

    /** Behind a pooler in transaction mode the session goes to the next client. */
    @Test
    void a_run_leaves_the_session_as_it_was() throws SQLException {
        try (Connection connection = Server.connect(Server.SUPERUSER, database)) {
            List<Map<String, Object>> before = Database.query(connection, SESSION);

            migrations.apply(connection);
            migrations.apply(connection);

            assertThat(Database.query(connection, SESSION)).isEqualTo(before);
        }
    }

    @Test
    void two_runs_at_once_apply_everything_once() {
        CompletableFuture<MigrationReport> first = CompletableFuture.supplyAsync(migrations::apply);
        CompletableFuture<MigrationReport> second = CompletableFuture.supplyAsync(migrations::apply);

        assertThat(List.of(first.join().applied().size(), second.join().applied().size()))
                .containsExactlyInAnyOrder(0, PackagedMigrations.FILES.size());
    }

    @Test
    void two_databases_of_one_cluster_can_be_migrated_at_once() throws SQLException {
        Migrations other = Migrations.of(Server.url(Server.createDatabase()), Server.SUPERUSER, "");
        CompletableFuture<MigrationReport> first = CompletableFuture.supplyAsync(migrations::apply);
        CompletableFuture<MigrationReport> second = CompletableFuture.supplyAsync(other::apply);

        assertThat(first.join().to()).isEqualTo(LATEST);
        assertThat(second.join().to()).isEqualTo(LATEST);
    }

    @Test
    void each_run_makes_the_partitions_that_are_missing() throws SQLException {
        migrations.apply();
        try (Connection connection = Server.connect(Server.SUPERUSER, database)) {
            Database.execute(connection, "do $$ begin execute 'drop table ops.run_events_' || "
                    + "to_char((now() at time zone 'UTC') + interval '3 months', 'YYYYMM'); end $$");
        }

        assertThat(migrations.apply().partitionsMade()).isEqualTo(1);
    }

    @Test
    void the_status_of_an_empty_database_is_all_pending_and_stays_so() {
        assertThat(migrations.status().pending()).hasSize(PackagedMigrations.FILES.size());
        assertThat(migrations.status().applied()).isEmpty();
        assertThat(migrations.apply().from()).isEmpty();
        assertThat(migrations.status().pending()).isEmpty();
        assertThat(migrations.status().applied()).hasSize(PackagedMigrations.FILES.size());
    }

    @Test
    void functions_that_others_made_in_schema_public_are_not_called() throws SQLException {
        try (Connection connection = Server.connect(Server.SUPERUSER, database)) {
            Database.execute(connection, """
                    create function public.format(text, text) returns text language plpgsql as
                      $$ begin raise exception 'called as %', current_user; end $$;
                    create function public.format(text, name) returns text language plpgsql as
                      $$ begin raise exception 'called as %', current_user; end $$;
                    """);
        }

        assertThat(migrations.apply().to()).isEqualTo(LATEST);
        assertThat(migrations.apply().notices()).isEmpty();
    }

    @Test
    void protections_that_only_an_administrator_can_give_are_named() throws SQLException {
        migrations.apply();
        try (Connection connection = Server.connect(Server.SUPERUSER, database)) {
            Database.execute(connection, "grant temporary, create on database " + database + " to public");
            Database.execute(connection, "grant create on schema public to public");
        }

        assertThat(migrations.apply().notices()).satisfiesExactly(
                temporary -> assertThat(temporary).contains("revoke temporary on database " + database + " from public"),
                create -> assertThat(create).contains("revoke create on database " + database + " from public"),
                schema -> assertThat(schema).contains("revoke create on schema public from public"));
    }

    @Test
    void a_schema_newer_than_the_program_is_refused() throws SQLException {
        migrations.apply();
        try (Connection connection = Server.connect(Server.SUPERUSER, database)) {
            Database.execute(connection, """
                    insert into ops.schema_history
                      (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                    values (999, '999', 'future', 'SQL', 'V999__future.sql', 1, 'someone', 1, true)
                    """);
        }

        assertThatThrownBy(migrations::apply).isInstanceOf(MigrationException.class).hasMessageContaining("schema version 999");
        assertThatThrownBy(migrations::status).isInstanceOf(MigrationException.class)
                .hasMessageContaining("schema version 999");
    }

    @Test
    void a_schema_ops_of_someone_else_is_left_alone() throws SQLException {
        try (Connection connection = Server.connect(Server.SUPERUSER, database)) {
            Database.execute(connection, "create schema ops create table theirs (id int)");
        }

        assertThatThrownBy(migrations::apply).isInstanceOf(MigrationException.class).hasMessageContaining("non-empty schema")
                .message().doesNotContain("\n");
    }

    @Test
    void a_failed_run_leaves_nothing_behind() throws SQLException {
        try (Connection connection = Server.connect(Server.SUPERUSER, database)) {
            Database.execute(connection, "create schema auth create table users (id uuid)");
            assertThatThrownBy(migrations::apply).isInstanceOf(MigrationException.class)
                    .hasMessageContaining("auth.users lacks the columns");

            assertThat(Database.query(connection, "select 1 from pg_namespace where nspname = 'vault'")).isEmpty();
            Database.execute(connection, "drop schema auth cascade");
        }
        assertThat(migrations.apply().to()).isEqualTo(LATEST);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void a_run_that_is_interrupted_after_any_file_leaves_nothing_behind(String version) throws SQLException {
        try (Connection connection = Server.connect(Server.SUPERUSER, database)) {
            connection.setAutoCommit(false);
            Migrations.configuration(new OneTransaction(connection)).target(version).load().migrate();
            assertThat(Database.query(connection, "select 1 from ops.schema_history where version = ?", version)).hasSize(1);
        }
        try (Connection connection = Server.connect(Server.SUPERUSER, database)) {
            assertThat(Database.query(connection, "select 1 from pg_namespace where nspname in ('ops', 'auth', 'vault')"))
                    .isEmpty();
        }
        assertThat(migrations.status().applied()).isEmpty();
    }

    static Stream<String> versions() {
        return IntStream.rangeClosed(1, PackagedMigrations.FILES.size()).mapToObj(String::valueOf);
    }

    @Test
    void a_database_kept_by_another_program_is_not_reached() {
        assertThatThrownBy(Migrations.of("postgresql://127.0.0.1:1/db", "me", "secret")::apply)
                .isInstanceOf(MigrationException.class)
                .hasMessage("Cannot reach the database at 127.0.0.1:1/db: the port refuses connections.");
        assertThatThrownBy(Migrations.of("postgresql://no-such-host.invalid/db", "me", "secret")::status)
                .isInstanceOf(MigrationException.class).hasMessageContaining("unknown host");
    }

    @Test
    void every_migration_file_is_packaged_and_listed() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources", PackagedMigrations.FOLDER))) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".sql")))
                    .containsExactlyInAnyOrderElementsOf(PackagedMigrations.FILES);
        }
    }
}
