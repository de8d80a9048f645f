package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The queries about workflows, as an operator copies them from the runbook. */
class RunbookQueryTest {

    /** The repository in the runbook. */
    private static final long REPOSITORY = 123456789;

    @BeforeEach
    void reset() {
        Database.reset();
    }

    @Test
    void all_calls_of_a_pull_request() throws SQLException, IOException {
        Registration gate = Registration.ofTheGate().with("repository_id", REPOSITORY).with("description", "acme/shop, gate");
        gate.insert();
        gate.with("repository_id", 1L).insert();
        begin(REPOSITORY, "refs/pull/17/merge", "scan.repo");
        begin(REPOSITORY, "refs/pull/17/merge", "finding.triage");
        begin(REPOSITORY, "refs/pull/171/merge", "scan.repo");
        begin(1, "refs/pull/17/merge", "scan.repo");

        List<Map<String, Object>> calls = Database.query(query("All calls of a pull request"));

        assertThat(calls).extracting(call -> call.get("tool")).containsExactly("scan.repo", "finding.triage");
        assertThat(calls).extracting(call -> call.get("status")).containsExactly("started", "denied_role");
        assertThat(calls.get(0)).containsEntry("actor", "octocat").containsEntry("row", "acme/shop, gate");
    }

    @Test
    void who_is_registered_for_what() throws SQLException, IOException {
        UUID gate = Registration.ofTheGate().with("repository_id", REPOSITORY).insert();
        UUID main = Registration.of("ops_admin").with("repository_id", REPOSITORY).with("ref", Registration.MAIN).insert();
        Registration.of("ops_viewer").with("repository_id", REPOSITORY).with("ref", "refs/heads/old")
                .with("revoked_at", OffsetDateTime.now()).insert();
        begin(REPOSITORY, "refs/pull/17/merge", "scan.repo");

        List<Map<String, Object>> rows = Database.query(query("Who is registered for what"));

        assertThat(rows).extracting(row -> row.get("id")).containsExactly(main, gate);
        assertThat(rows.get(0)).containsEntry("tools", "all of the role").containsEntry("last_call", null);
        assertThat(rows.get(1)).containsEntry("repository", "acme/shop")
                .containsEntry("tools", "socket/scan.repo, socket/scan.get, socket/files.supported");
        assertThat(rows.get(1).get("last_call")).isNotNull();
    }

    private static void begin(long repository, String ref, String tool) throws SQLException {
        Call.byWorkflow(repository, ref, null).with("event", "pull_request").with("workflow", Registration.GATE)
                .with("tool", tool).with("event_id", UUID.randomUUID())
                .with("claims", "{\"repository\":\"acme/shop\",\"ref\":\"%s\",\"actor\":\"octocat\"}".formatted(ref))
                .begin(Database.SOCKET);
    }

    /** The first query below a heading. */
    private static String query(String heading) throws IOException {
        String text = Files.readString(runbook());
        int section = text.indexOf("\n## " + heading + "\n");
        int begin = text.indexOf("```sql\n", section) + "```sql\n".length();
        assertThat(section).isPositive();
        return text.substring(begin, text.indexOf("```", begin)).strip().replaceAll(";$", "");
    }

    /** The tests run in the folder of their module, or in one below {@code tests/}. */
    private static Path runbook() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/runbook.md"))) {
            folder = folder.getParent();
        }
        return folder.resolve("docs/runbook.md");
    }
}
