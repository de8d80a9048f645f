package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.insightpulseai.mcp.migrations.SealedDatabase.Said;
import com.insightpulseai.mcp.seal.SealKey;
import com.insightpulseai.mcp.seal.SealPublicKeys;

/** The commands as people meet them: their exit codes, and what they say when they cannot tell. */
class VerifyAuditCommandTest {

    @TempDir
    Path folder;

    private static Said run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = MigrateCommand.commandLine(Map.of()).setOut(new PrintWriter(out)).setErr(new PrintWriter(err))
                .execute(arguments);
        return new Said(exit, out.toString(), err.toString());
    }

    private Path publicKeys() throws Exception {
        return Files.writeString(folder.resolve("keys"), SealKey.generate("k").entry(Instant.EPOCH).toText());
    }

    @Test
    void help_names_every_option_and_the_exit_codes() {
        assertThat(run("verify-audit", "--help").out()).contains("--url", "--public-keys", "--seals", "--from", "--to",
                "--kept-days", "0 as sealed, 1 not as sealed, 2 wrong usage, 4 it cannot be told");
        assertThat(run("--help").out()).contains("verify-audit", "make-seal-key");
    }

    @Test
    void wrong_usage_is_exit_code_2() throws Exception {
        assertThat(run("verify-audit", "--url", "postgresql://h/d").exit()).isEqualTo(2);
        assertThat(run("verify-audit", "--public-keys", publicKeys().toString()).err()).contains("Missing --url");
        assertThat(run("verify-audit", "--public-keys", "x", "--url", "postgresql://h/d", "--from", "yesterday").exit())
                .isEqualTo(2);
    }

    @Test
    void what_cannot_be_told_is_exit_code_4_and_one_line() throws Exception {
        String keys = publicKeys().toString();
        assertUnknown(run("verify-audit", "--url", "postgresql://me:hush@127.0.0.1:1/d", "--public-keys", keys),
                "Cannot reach the database at 127.0.0.1:1/d");
        assertUnknown(run("verify-audit", "--url", "postgresql://me:hush@127.0.0.1:1/d", "--public-keys", folder + "/none"),
                "The file of public keys cannot be read");
        assertUnknown(run("verify-audit", "--url", "postgresql://me:hush@127.0.0.1:1/d", "--public-keys",
                Files.writeString(folder.resolve("bad"), "x y z").toString()), "The file of public keys is wrong: line 1: ");
        assertUnknown(run("verify-audit", "--url", Server.url(Server.createDatabase()), "--public-keys", keys),
                "The database has no seals: its schema is older than this program, or another one.");
        assertUnknown(
                run("verify-audit", "--url", "postgresql://me:hush@127.0.0.1:1/d", "--public-keys", keys, "--seals", keys),
                "The file of seals holds no seal.");
    }

    private static void assertUnknown(Said said, String line) {
        assertThat(said.exit()).isEqualTo(4);
        assertThat(said.err()).startsWith(line).hasLineCount(1).doesNotContain("hush");
    }

    @Test
    void a_user_from_whom_rows_are_hidden_cannot_tell() throws Exception {
        SealedDatabase database = new SealedDatabase(folder);
        database.addEvents(1, 1);
        database.seal();
        database.tamper(
                "create role auditor_%s login password '%s'".formatted(folder.getFileName().toString().replaceAll("\\W", ""),
                        Server.PASSWORD));
        String auditor = "auditor_" + folder.getFileName().toString().replaceAll("\\W", "");
        assertUnknown(database.verify("--user", auditor, "--password", Server.PASSWORD), "User " + auditor + " lacks a right");

        database.tamper("grant usage on schema ops to " + auditor, "grant select on all tables in schema ops to " + auditor);
        assertUnknown(database.verify("--user", auditor, "--password", Server.PASSWORD), "This user sees some rows only");
        database.tamper("drop owned by " + auditor, "drop role " + auditor);
    }

    @Test
    void a_part_of_the_log_can_be_compared() throws SQLException {
        SealedDatabase database = new SealedDatabase(folder);
        database.addEvents(1, 4);
        database.seal(2);
        database.tamper("update ops.run_events set error = 'x' where id = '" + SealedDatabase.id(1) + "'");
        String second = database.query("select to_char(first_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') as at"
                + " from ops.audit_seals where sequence = 2").get(0).get("at").toString();

        assertThat(database.verify().exit()).isEqualTo(1);
        assertThat(database.verify("--from", second).exit()).isZero();
        assertThat(database.verify("--from", second).out()).contains("As sealed: 2 events in 2 seals");
        assertThat(database.verify("--to", second).exit()).isEqualTo(1);
    }

    @Test
    void a_column_that_no_seal_covers_is_named() throws SQLException {
        SealedDatabase database = new SealedDatabase(folder);
        database.addEvents(1, 1);
        database.seal();
        database.tamper("alter table ops.run_events add column note text");

        Said said = database.verify();
        assertThat(said.exit()).isZero();
        assertThat(said.err()).contains("Warning: no seal covers column note.");
    }

    @Test
    void events_that_wait_for_long_are_warned_of() throws SQLException {
        SealedDatabase database = new SealedDatabase(folder);
        database.addEvents(1, 2);
        database.tamper(
                "update ops.run_events set created_at = created_at - interval '1 day' where id = '" + SealedDatabase.id(1)
                        + "'",
                "update ops.run_events set created_at = created_at - interval '16 minutes' where id = '" + SealedDatabase.id(2)
                        + "'");
        assertThat(database.seal(1)).containsExactly(1L, 1L);
        database.tamper("delete from ops.audit_seals where sequence = 2");

        Said said = database.verify();
        assertThat(said.exit()).isZero();
        assertThat(said.out()).contains("Not sealed yet: 1 events, the oldest of them 16m");
        assertThat(said.err()).startsWith("Warning: events wait for longer than 15 minutes.");
    }

    @Test
    void a_key_is_made_for_its_owner_only_and_never_overwritten() throws Exception {
        Path file = folder.resolve("seal-key");

        Said said = run("make-seal-key", "--id", "seal-2026-11", "--out", file.toString(), "--valid-from",
                "2026-11-28T00:00:00Z");
        assertThat(said.exit()).isZero();
        assertThat(said.out()).startsWith("seal-2026-11 2026-11-28T00:00:00Z ").hasLineCount(1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        SealKey key = SealKey.parse(Files.readString(file));
        assertThat(SealPublicKeys.parse(said.out()).find(key.id()).orElseThrow().verifies(new byte[1], key.sign(new byte[1])))
                .isTrue();

        assertThat(run("make-seal-key", "--id", "other", "--out", file.toString()).err()).contains("never overwritten");
        assertThat(run("make-seal-key", "--id", "other", "--out", file.toString()).exit()).isEqualTo(1);
        assertThat(SealKey.parse(Files.readString(file)).id()).isEqualTo("seal-2026-11");
        assertThat(run("make-seal-key", "--id", "a b", "--out", folder.resolve("x").toString()).exit()).isEqualTo(2);
    }
}
