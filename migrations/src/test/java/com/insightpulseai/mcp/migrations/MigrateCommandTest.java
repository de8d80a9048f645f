package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import picocli.CommandLine;

class MigrateCommandTest {

    private final Map<String, String> environment = new HashMap<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void it_says_what_it_did() throws SQLException {
        String url = "postgresql://postgres@127.0.0.1:" + Server.port() + "/" + Server.createDatabase();

        assertThat(run("--url", url)).isZero();
        assertThat(out.toString()).contains("Applied 3 run events", "Schema ops is now at version", "(was absent)",
                "Logins for provider calls: mcp_hub");
        assertThat(run("--url", url)).isZero();
        assertThat(out.toString()).contains("Schema ops is up to date at version");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void info_says_what_would_be_done() throws SQLException {
        assertThat(run("--info", "--url", Server.url(Server.createDatabase()))).isZero();

        assertThat(out.toString()).contains("Applied: none", "Pending:", "  3 run events");
    }

    @Test
    void a_database_that_cannot_be_reached_is_one_line_and_exit_code_1() {
        assertThat(run("--url", "postgres://me:hush-hush@127.0.0.1:1/db")).isEqualTo(1);

        assertThat(err.toString())
                .isEqualToIgnoringNewLines("Cannot reach the database at 127.0.0.1:1/db: the port refuses connections.");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void a_database_that_does_not_exist_is_exit_code_1() {
        assertThat(run("--url", Server.url("nowhere"), "--user", "postgres")).isEqualTo(1);

        assertThat(err.toString()).contains("has no such database").hasLineCount(1);
    }

    @Test
    void wrong_usage_is_exit_code_2_and_quotes_no_password() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("--url", "mysql://me:hush-hush@host/db")).isEqualTo(2);
        assertThat(run("--frobnicate")).isEqualTo(2);

        assertThat(err.toString()).contains("Missing --url", "Invalid --url").doesNotContain("hush");
    }

    @Test
    void a_password_is_taken_as_given() throws SQLException {
        String password = IntStream.rangeClosed(' ', '~').mapToObj(Character::toString).collect(Collectors.joining());
        String owner = "owner_" + UUID.randomUUID().toString().replace('-', '_');
        try (Connection admin = Server.connect(Server.SUPERUSER, "postgres"); Statement statement = admin.createStatement()) {
            statement.execute("create role %s superuser login password '%s'".formatted(owner, password.replace("'", "''")));
        }
        environment.put("MIGRATE_URL", Server.url(Server.createDatabase()));
        environment.put("MIGRATE_USER", owner);
        environment.put("MIGRATE_PASSWORD", password);

        assertThat(run()).as(err.toString()).isZero();
        assertThat(run("--password", password)).as(err.toString()).isZero();
        assertThat(run("--password", "@/etc/hostname")).isEqualTo(1);
        assertThat(err.toString()).contains("wrong user name or password").hasLineCount(1);
    }

    @Test
    void help_and_version_are_there() {
        assertThat(run("--help")).isZero();
        assertThat(run("--version")).isZero();

        assertThat(out.toString()).contains("--url", "--user", "--password", "--info", "MIGRATE_PASSWORD",
                "migrations (not packaged)");
    }

    private int run(String... arguments) {
        CommandLine command = MigrateCommand.commandLine(environment);
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }
}
