package com.insightpulseai.mcp.migrations;

import static com.insightpulseai.mcp.migrations.Registration.GATE;
import static com.insightpulseai.mcp.migrations.Registration.MAIN;
import static com.insightpulseai.mcp.migrations.Registration.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which tokens of workflows a row of {@code ops.federated_callers} lets in, and to which tools. */
class WorkflowMatchTest {

    private static final String CLAIMS = "{\"ref\": \"refs/pull/17/merge\", \"repository\": \"acme/shop\"}";

    @BeforeEach
    void reset() {
        Database.reset();
    }

    @ParameterizedTest
    @CsvSource({ "push,started", "schedule,started", "workflow_dispatch,started", "release,started", "merge_group,started",
            "pull_request_target,unknown_caller", "workflow_run,unknown_caller", "issue_comment,unknown_caller",
            "pull_request,unknown_caller", "PUSH,unknown_caller", ",unknown_caller" })
    void a_row_for_main_is_for_the_events_of_main_itself(String event, String outcome) throws SQLException {
        Registration.of("ops_viewer").with("ref", MAIN).insert();

        assertThat(Call.byWorkflow(REPOSITORY, MAIN, null).with("event", event).begin(Database.SOCKET))
                .containsEntry("outcome", outcome);
        assertThat(Database.events()).hasSize(outcome.equals("started") ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            refs/heads/release/*,      refs/heads/release/1,             true
            refs/heads/release/*,      refs/heads/release/1/2,           true
            refs/heads/release/*,      refs/heads/release/*,             true
            refs/heads/release/*,      refs/heads/release/,              false
            refs/heads/release/*,      refs/heads/release,               false
            refs/heads/release/*,      refs/heads/Release/1,             false
            refs/heads/release/*,      refs/tags/refs/heads/release/1,   false
            refs/heads/*/fix,          refs/heads/a/fix,                 true
            refs/heads/*/fix,          refs/heads/a/b/fix,               true
            refs/heads/*/fix,          refs/heads//fix,                  false
            refs/heads/*/fix,          refs/heads/fix,                   false
            refs/heads/*/fix,          refs/heads/a/fix2,                false
            refs/heads/a*a,            refs/heads/aa,                    false
            refs/heads/a*a,            refs/heads/aaa,                   true
            refs/heads/a,              refs/heads/a*b,                   false
            refs/heads/100%,           refs/heads/100,                   false
            refs/heads/100%,           refs/heads/1000,                  false
            refs/heads/v_1,            refs/heads/vx1,                   false
            refs/heads/v_*,            refs/heads/vx1,                   false
            refs/heads/v.*,            refs/heads/vx1,                   false
            refs/heads/*\\d,           refs/heads/1\\d,                  true
            refs/heads/main,           `refs/heads/main\n`,              false
            refs/heads/main,           refs/heads/main ,                 true
            refs/heads/m*n,            `refs/heads/m\nn`,                true
            """)
    void one_star_stands_for_one_or_more_characters_and_no_other_is_special(String ref, String claimed, boolean matches)
            throws SQLException {
        Registration.of("ops_viewer").with("ref", ref).insert();

        assertThat(Call.byWorkflow(REPOSITORY, claimed.replace("\\n", "\n"), null).begin(Database.SOCKET))
                .containsEntry("outcome", matches ? "started" : "unknown_caller");
    }

    @Test
    void a_ref_of_255_characters_is_compared_to_its_end() throws SQLException {
        String ref = "refs/heads/" + "x".repeat(244);
        Registration.of("ops_viewer").with("ref", ref).insert();

        assertThat(Call.byWorkflow(REPOSITORY, ref, null).begin(Database.SOCKET)).containsEntry("outcome", "started");
        assertThat(Call.byWorkflow(REPOSITORY, ref + "x", null).begin(Database.SOCKET))
                .containsEntry("outcome", "unknown_caller");
    }

    /** Event, ref and workflow of the token, which a pull request's author may choose. */
    @ParameterizedTest
    @CsvSource(nullValues = "none", textBlock = """
            pull_request,        refs/pull/17/merge,                         acme/ci,   refs/heads/main,    started
            merge_group,         refs/heads/gh-readonly-queue/main/pr-17-a1, acme/ci,   refs/heads/main,    started
            pull_request_target, refs/heads/main,                            acme/ci,   refs/heads/main,    unknown_caller
            push,                refs/heads/main,                            acme/ci,   refs/heads/main,    unknown_caller
            pull_request,        refs/pull/17/merge,                         acme/shop, refs/pull/17/merge, unknown_caller
            pull_request,        refs/pull/17/merge,                         acme/ci,   refs/heads/evil,    unknown_caller
            pull_request,        refs/pull/17/merge,                         Acme/ci,   refs/heads/main,    unknown_caller
            pull_request,        refs/pull/17/merge,                         acme/ci,   refs/heads/main2,   unknown_caller
            pull_request,        refs/pull/17/merge,                         none,      none,               unknown_caller
            none,                refs/pull/17/merge,                         acme/ci,   refs/heads/main,    unknown_caller
            """)
    void the_row_of_a_gate_lets_its_own_workflow_in(String event, String ref, String of, String at, String outcome)
            throws SQLException {
        UUID gate = Registration.ofTheGate().insert();
        String workflow = of == null ? null : of + "/.github/workflows/gate.yml@" + at;
        Call call = Call.byWorkflow(REPOSITORY, ref, null).with("event", event).with("workflow", workflow)
                .with("claims", CLAIMS);

        Map<String, Object> decision = call.begin(Database.SOCKET);

        assertThat(decision).containsEntry("outcome", outcome);
        if (outcome.equals("started")) {
            assertThat(Database.event(call.eventId())).containsEntry("caller_id", gate).containsEntry("claims", CLAIMS)
                    .containsEntry("caller_role", "ops_operator");
        } else {
            assertThat(Database.events()).isEmpty();
        }
    }

    @Test
    void another_repository_is_not_let_in_by_the_same_workflow() throws SQLException {
        Registration.ofTheGate().insert();

        assertThat(gate().with("repository_id", 1L).begin(Database.SOCKET)).containsEntry("outcome", "unknown_caller");
    }

    @ParameterizedTest
    @CsvSource({ "main,main,true", "main,Main,false", "main,,false", "release/*,release/1,true", "release/*,release/,false",
            "release/*,main,false" })
    void a_base_ref_is_that_of_the_pull_request(String baseRef, String claimed, boolean matches) throws SQLException {
        Registration.of("ops_viewer").with("events", "{pull_request}").with("base_ref", baseRef).insert();

        assertThat(gate().with("base_ref", claimed).begin(Database.SOCKET))
                .containsEntry("outcome", matches ? "started" : "unknown_caller");
    }

    @ParameterizedTest
    @CsvSource({ "acme/ci/.github/workflows/*,true", "acme/ci/.github/workflows/gate.yml@*,true",
            "acme/ci/.github/workflows/gate.yml@refs/heads/main*,false", "acme/ci/.github/workflows/gate.yml@refs/tags/*,false",
            "acme/cd/.github/workflows/*,false" })
    void a_workflow_may_be_a_beginning(String workflow, boolean matches) throws SQLException {
        Registration.of("ops_viewer").with("events", "{pull_request}").with("workflow", workflow).insert();

        assertThat(gate().begin(Database.SOCKET)).containsEntry("outcome", matches ? "started" : "unknown_caller");
    }

    @Test
    void a_tool_that_the_row_does_not_list_is_denied_with_a_row() throws SQLException {
        UUID gate = Registration.ofTheGate().insert();
        Call call = gate().with("tool", "finding.triage").with("min_role", "ops_operator").with("claims", CLAIMS)
                .quota(5).secrets("socket_api_key");

        assertThat(call.begin(Database.SOCKET)).containsEntry("outcome", "denied_role")
                .containsEntry("error", "tool_not_allowed").containsEntry("secrets", null);
        assertThat(Database.event(call.eventId())).containsEntry("status", "denied_role")
                .containsEntry("error", "tool_not_allowed").containsEntry("caller_id", gate)
                .containsEntry("caller_role", "ops_operator").containsEntry("claims", CLAIMS);
        assertThat(Database.query("select * from ops.provider_rate_limits")).isEmpty();
        assertThat(call.retried().begin(Database.SOCKET)).containsEntry("outcome", "denied_role")
                .containsEntry("error", "tool_not_allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = { "scan.repo2", "scan", "Scan.repo", "scan.repo,socket/scan.get" })
    void a_tool_is_compared_whole(String tool) throws SQLException {
        Registration.ofTheGate().insert();

        assertThat(gate().with("tool", tool).begin(Database.SOCKET)).containsEntry("error", "tool_not_allowed");
    }

    @Test
    void the_lowest_role_counts_that_may_call_the_tool() throws SQLException {
        Registration row = Registration.of("ops_viewer").with("events", "{pull_request}");
        UUID viewer = row.with("workflow", GATE).insert();
        UUID admin = row.with("workflow", "acme/ci/.github/workflows/*").with("role", "ops_admin").insert();
        UUID operator = row.with("base_ref", "main").with("role", "ops_operator").with("tools", "{socket/scan.repo}").insert();
        Call call = gate().with("base_ref", "main");

        assertThat(caller(call.with("min_role", "ops_viewer"))).isEqualTo(viewer);
        assertThat(caller(call.with("min_role", "ops_operator"))).isEqualTo(operator);
        assertThat(caller(call.with("min_role", "ops_admin"))).isEqualTo(admin);
        assertThat(caller(call.with("tool", "finding.triage").with("min_role", "ops_operator"))).isEqualTo(admin);
    }

    @Test
    void where_none_may_call_the_tool_the_row_names_one_that_lists_it_else_the_lowest_role() throws SQLException {
        Registration row = Registration.of("ops_viewer").with("events", "{pull_request}").with("workflow", GATE);
        UUID operator = row.with("role", "ops_operator").with("tools", "{socket/findings.list}").insert();
        UUID viewer = row.with("tools", "{socket/scan.repo}").insert();

        Call call = gate().with("min_role", "ops_operator");
        assertThat(call.begin(Database.SOCKET)).containsEntry("outcome", "denied_role").containsEntry("error", null)
                .containsEntry("caller_id", viewer);
        assertThat(gate().with("tool", "scan.get").begin(Database.SOCKET)).containsEntry("error", "tool_not_allowed")
                .containsEntry("caller_id", viewer);

        Database.execute("update ops.federated_callers set revoked_at = now() where id = ?", viewer);
        assertThat(call.again().begin(Database.SOCKET)).containsEntry("error", "tool_not_allowed")
                .containsEntry("caller_id", operator);
    }

    @Test
    void a_row_that_was_narrowed_or_revoked_gets_no_replay() throws SQLException {
        Registration.ofTheGate().insert();
        Call call = gate().quota(5).keyed("a", "1", "scans");
        assertThat(call.begin(Database.SOCKET)).containsEntry("outcome", "started");

        Database.execute("update ops.federated_callers set tools = '{socket/scan.get}'");
        assertThat(call.again().begin(Database.SOCKET)).containsEntry("error", "tool_not_allowed")
                .containsEntry("first_event_id", null);

        Database.execute("update ops.federated_callers set revoked_at = now()");
        assertThat(call.again().begin(Database.SOCKET)).containsEntry("outcome", "unknown_caller");
    }

    @Test
    void a_failure_of_the_database_is_recorded_under_a_row_that_lists_the_tool() throws SQLException {
        Registration row = Registration.of("ops_viewer").with("events", "{pull_request}").with("workflow", GATE);
        row.with("tools", "{socket/scan.get}").insert();
        UUID operator = row.with("role", "ops_operator").with("tools", "{socket/scan.repo}").insert();
        Call call = gate().with("claims", CLAIMS);

        call.recordFailure(Database.SOCKET, "quota_busy", "55P03");

        assertThat(Database.event(call.eventId())).containsEntry("caller_id", operator).containsEntry("claims", CLAIMS);
    }

    private static Call gate() {
        return Call.byWorkflow(REPOSITORY, "refs/pull/17/merge", null).with("event", "pull_request").with("workflow", GATE);
    }

    private static Object caller(Call call) throws SQLException {
        Map<String, Object> decision = call.again().begin(Database.SOCKET);
        assertThat(decision).containsEntry("outcome", "started");
        return decision.get("caller_id");
    }
}
