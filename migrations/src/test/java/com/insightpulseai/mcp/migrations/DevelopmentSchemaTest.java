package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Until 0.1.0 migrations are edited in place. A database of an earlier state is named as such, and left as it is. */
class DevelopmentSchemaTest {

    private static final String LINE = "The database at 127.0.0.1:%d/%s has the schema of another development version, "
            + "which cannot be migrated: use an empty database, or drop its schema ops, with the audit log, and migrate again.";

    private String database;
    private Migrations migrations;

    @BeforeEach
    void migrate() throws SQLException {
        database = Server.createDatabase();
        migrations = Migrations.of(Server.url(database), Server.SUPERUSER, "");
        migrations.apply();
    }

    @ParameterizedTest
    @ValueSource(strings = { "update ops.schema_history set checksum = checksum + 1 where version = '5'",
            // As the schema was when it had 20 files.
            """
                    update ops.schema_history set description = 'health', checksum = 1 where version = '7';
                    insert into ops.schema_history
                      (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                    values (20, '20', 'calls of ended sessions', 'SQL', 'V20__calls_of_ended_sessions.sql', 1, 'someone', 1, true)""" })
    void an_earlier_state_is_refused_and_not_touched(String change) throws SQLException {
        execute(change);
        List<Map<String, Object>> before = history();

        assertThatThrownBy(migrations::apply).isInstanceOf(DevelopmentSchemaException.class)
                .hasMessage(LINE.formatted(Server.port(), database));
        assertThatThrownBy(migrations::status).isInstanceOf(DevelopmentSchemaException.class);
        assertThat(history()).isEqualTo(before);
    }

    @Test
    void the_program_says_so_in_one_line_and_exits_with_1() throws SQLException {
        execute("update ops.schema_history set checksum = checksum + 1 where version = '5'");
        StringWriter err = new StringWriter();

        int exit = MigrateCommand.commandLine(Map.of()).setErr(new PrintWriter(err))
                .execute("--url", Server.url(database), "--user", Server.SUPERUSER);

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).isEqualToIgnoringNewLines(LINE.formatted(Server.port(), database));
    }

    @Test
    void the_remedy_works() throws SQLException {
        execute("update ops.schema_history set checksum = checksum + 1");
        execute("drop schema ops cascade");

        assertThat(migrations.apply().from()).isEmpty();
    }

    private List<Map<String, Object>> history() throws SQLException {
        try (Connection owner = Server.connect(Server.SUPERUSER, database)) {
            return Database.query(owner, "select * from ops.schema_history order by installed_rank");
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection owner = Server.connect(Server.SUPERUSER, database)) {
            Database.execute(owner, sql);
        }
    }
}
