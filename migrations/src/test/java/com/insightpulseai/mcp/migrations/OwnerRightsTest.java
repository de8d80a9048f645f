package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No login has its code run with the rights of the owner, even where PUBLIC may create temporary objects and objects in the
 * schema public.
 */
class OwnerRightsTest {

    private static final String CARELESS = """
            create function ops.careless() returns void language plpgsql security definer as $$
            declare
              v_text  text := 'text';
              v_found record;
            begin
              perform clock_timestamp();
              if v_text = 'other' then
                return;
              end if;
              select relname into v_found from pg_class limit 1;
              update run_events set tool = v_text;
            end
            $$;
            grant execute on function ops.careless() to public
            """;

    private static String database;

    @BeforeAll
    static void migrateAnOpenDatabase() throws SQLException {
        database = Database.migrateAnother();
        try (Connection owner = Server.connect(Server.SUPERUSER, database)) {
            Database.execute(owner, "grant temporary on database " + database + " to public");
            Database.execute(owner, "grant create on schema public to public");
            Database.execute(owner, "create table auth.sessions (id uuid primary key, user_id uuid, not_after timestamptz)");
        }
    }

    @ParameterizedTest
    @MethodSource("loginsAndDisguises")
    void nothing_of_a_login_runs_as_the_owner(String login, String disguise) throws SQLException {
        assertThat(new Attack(database).seizedBy(login, disguise)).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("com.insightpulseai.mcp.migrations.Attack#DISGUISES")
    void a_function_without_a_search_path_of_its_own_would_be_seized(String disguise) throws SQLException {
        try (Connection owner = Server.connect(Server.SUPERUSER, database)) {
            Database.execute(owner, CARELESS);
            try {
                assertThat(new Attack(database).seizedBy(Database.SOCKET, disguise)).containsExactly("ops.careless");
            } finally {
                Database.execute(owner, "drop function ops.careless()");
            }
        }
    }

    static Stream<Arguments> loginsAndDisguises() {
        return Database.LOGINS.stream().flatMap(login -> Attack.DISGUISES.stream()
                .map(disguise -> Arguments.of(login, disguise)));
    }
}
