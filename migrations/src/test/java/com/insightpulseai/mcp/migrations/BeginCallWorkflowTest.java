package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BeginCallWorkflowTest {

    private static final long REPOSITORY = 4711;
    private static final String MAIN = "refs/heads/main";

    @BeforeEach
    void reset() {
        Database.reset();
    }

    @Test
    void a_registered_workflow_calls_with_the_id_and_role_of_its_registration() throws SQLException {
        UUID id = register(MAIN, null, "ops_operator");
        Call call = Call.byWorkflow(REPOSITORY, MAIN, null);

        assertThat(call.begin(Database.SOCKET)).containsEntry("outcome", "started").containsEntry("caller_id", id)
                .containsEntry("role", "ops_operator");
        assertThat(Database.event(call.eventId())).containsEntry("caller_id", id).containsEntry("caller_kind", "workflow")
                .containsEntry("issuer", "https://token.actions.githubusercontent.com");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "null", value = {
            "refs/heads/main, null,       refs/heads/main, null,       true",
            "refs/heads/main, null,       refs/heads/main, production, true",
            "refs/heads/main, null,       refs/heads/evil, production, false",
            "refs/heads/main, null,       null,            production, false",
            "null,            production, refs/heads/main, production, true",
            "null,            production, refs/heads/main, null,       false",
            "refs/heads/main, production, refs/heads/main, production, true",
            "refs/heads/main, production, refs/heads/main, staging,    false",
            "refs/heads/main, production, refs/heads/main, null,       false" })
    void each_of_ref_and_environment_that_is_registered_must_match(String ref, String environment, String tokenRef,
            String tokenEnvironment, boolean known) throws SQLException {
        register(ref, environment, "ops_viewer");

        assertThat(Call.byWorkflow(REPOSITORY, tokenRef, tokenEnvironment).begin(Database.SOCKET))
                .containsEntry("outcome", known ? "started" : "unknown_caller");
    }

    @Test
    void of_several_matches_the_lowest_role_counts() throws SQLException {
        register(MAIN, null, "ops_admin");
        register(null, "production", "ops_viewer");
        register(MAIN, "production", "ops_operator");

        assertThat(Call.byWorkflow(REPOSITORY, MAIN, "production").begin(Database.SOCKET)).containsEntry("role", "ops_viewer");
    }

    @Test
    void a_stranger_leaves_no_row() throws SQLException {
        register(MAIN, null, "ops_admin");

        assertThat(Call.byWorkflow(1, MAIN, null).begin(Database.SOCKET)).containsEntry("outcome", "unknown_caller")
                .containsEntry("caller_id", null).containsEntry("secrets", null);
        assertThat(Call.byWorkflow(REPOSITORY, MAIN, null).with("issuer", "https://evil").begin(Database.SOCKET))
                .containsEntry("outcome", "unknown_caller");
        assertThat(Database.events()).isEmpty();
    }

    /** GitHub: "Environment names are not case sensitive." Refs are, and so is what only looks like a letter of ASCII. */
    @ParameterizedTest
    @CsvSource({ "production,Production,started", "PRODUCTION,production,started", "wor\u212Aer,worker,unknown_caller",
            "worker,wor\u212Aer,unknown_caller", "Straße,STRASSE,unknown_caller", "production,'production ',unknown_caller" })
    void an_environment_has_no_case(String registered, String claimed, String outcome) throws SQLException {
        register(null, registered, "ops_viewer");

        assertThat(Call.byWorkflow(REPOSITORY, MAIN, claimed).begin(Database.SOCKET)).containsEntry("outcome", outcome);
    }

    @Test
    void a_ref_has_case() throws SQLException {
        register(MAIN, null, "ops_viewer");

        assertThat(Call.byWorkflow(REPOSITORY, MAIN.replace("main", "Main"), null).begin(Database.SOCKET))
                .containsEntry("outcome", "unknown_caller");
    }

    @Test
    void the_lowest_role_counts_of_environments_that_differ_in_case() throws SQLException {
        register(null, "Production", "ops_admin");
        register(null, "production", "ops_viewer");

        assertThat(Call.byWorkflow(REPOSITORY, MAIN, "Production").begin(Database.SOCKET)).containsEntry("role", "ops_viewer");
    }

    @Test
    void a_role_in_the_token_of_a_workflow_counts_for_nothing() throws SQLException {
        register(MAIN, null, "ops_viewer");

        assertThat(Call.byWorkflow(REPOSITORY, MAIN, null).with("caller_role", "ops_admin").begin(Database.SOCKET))
                .containsEntry("role", "ops_viewer");
    }

    @Test
    void a_revoked_registration_is_none() throws SQLException {
        register(MAIN, null, "ops_viewer");
        Call call = Call.byWorkflow(REPOSITORY, MAIN, null);
        assertThat(call.begin(Database.SOCKET)).containsEntry("outcome", "started");

        Database.execute("update ops.federated_callers set revoked_at = now()");

        assertThat(call.again().begin(Database.SOCKET)).containsEntry("outcome", "unknown_caller");
    }

    @Test
    void a_workflow_has_a_quota_as_users_have() throws SQLException {
        register(MAIN, null, "ops_viewer");
        Call call = Call.byWorkflow(REPOSITORY, MAIN, null).quota(1);
        call.begin(Database.SOCKET);

        assertThat(call.again().begin(Database.SOCKET)).containsEntry("outcome", "denied_quota");
    }

    private static UUID register(String ref, String environment, String role) {
        return (UUID) Database.query(
                "insert into ops.federated_callers (repository_id, ref, environment, role) values (?, ?, ?, ?) returning id",
                REPOSITORY, ref, environment, role).get(0).get("id");
    }
}
