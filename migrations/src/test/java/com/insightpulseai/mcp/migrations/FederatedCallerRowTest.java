package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Rows that would open more than an administrator means, or could match no token, are refused by a check whose name says why.
 */
class FederatedCallerRowTest {

    private static final String NARROW = "needs_ref_environment_base_ref_or_workflow";
    private static final String NOT_BLANK = "texts_are_not_blank";
    private static final String REF = "ref_is_full_with_one_star_at_most";
    private static final String BASE_REF = "base_ref_is_a_branch_with_one_star_at_most";
    private static final String WORKFLOW = "workflow_is_file_at_ref_with_star_only_at_end";
    private static final String EVENTS = "events_are_names_of_events";
    private static final String TOOLS = "tools_have_the_form_provider_tool";
    private static final String BASE_REF_EVENTS = "base_ref_needs_events_pull_request_alone";
    private static final String PULL_EVENTS = "refs_pull_and_events_pull_request_go_together";

    /** The check that refuses a row, and the columns that the row has besides those it needs. */
    static final List<String> REFUSED = List.of(
            NARROW,
            NARROW + " events={push}",
            NARROW + " events={pull_request}",
            NARROW + " tools={socket/scan.repo}",
            NARROW + " ref=refs/heads/*",
            NARROW + " ref=refs/tags/*",
            NOT_BLANK + " environment=",
            NOT_BLANK + " environment=~",
            NOT_BLANK + " environment=x issuer=",
            REF + " ref=main",
            REF + " ref=heads/main",
            REF + " ref=*",
            REF + " ref=refs/*",
            REF + " ref=refs/*/main",
            REF + " ref=refs/heads/",
            REF + " ref=refs/heads/*/x/*",
            REF + " ref=refs/heads/**",
            BASE_REF + " events={pull_request} base_ref=*",
            BASE_REF + " events={pull_request} base_ref=**",
            BASE_REF + " events={pull_request} base_ref=refs/heads/main",
            WORKFLOW + " workflow=*",
            WORKFLOW + " workflow=acme/*",
            WORKFLOW + " workflow=acme/ci/*",
            WORKFLOW + " workflow=*/ci/.github/workflows/gate.yml@refs/heads/main",
            WORKFLOW + " workflow=acme/ci/.github/workflows/gate.yml",
            WORKFLOW + " workflow=acme/ci/.github/workflows/*.yml@refs/heads/main",
            WORKFLOW + " workflow=acme/ci/.github/workflows/*@*",
            WORKFLOW + " workflow=acme/ci/.github/workflows/gate.yml@*/main",
            WORKFLOW + " workflow=.github/workflows/gate.yml@refs/heads/main",
            EVENTS + " ref=refs/heads/main events={}",
            EVENTS + " ref=refs/heads/main events={*}",
            EVENTS + " ref=refs/heads/main events={\"\"}",
            EVENTS + " ref=refs/heads/main events={NULL}",
            EVENTS + " ref=refs/heads/main events={push,NULL}",
            EVENTS + " ref=refs/heads/main events={Push}",
            EVENTS + " ref=refs/heads/main events={\"push,schedule\"}",
            EVENTS + " ref=refs/heads/main events={{push},{schedule}}",
            TOOLS + " ref=refs/heads/main tools={}",
            TOOLS + " ref=refs/heads/main tools={\"\"}",
            TOOLS + " ref=refs/heads/main tools={NULL}",
            TOOLS + " ref=refs/heads/main tools={*}",
            TOOLS + " ref=refs/heads/main tools={socket/*}",
            TOOLS + " ref=refs/heads/main tools={scan.repo}",
            TOOLS + " ref=refs/heads/main tools={socket_scan_repo}",
            TOOLS + " ref=refs/heads/main tools={/providers/socket/scan.repo}",
            TOOLS + " ref=refs/heads/main tools={\"socket/scan.repo,socket/scan.get\"}",
            BASE_REF_EVENTS + " base_ref=main",
            BASE_REF_EVENTS + " base_ref=main events={pull_request,merge_group}",
            PULL_EVENTS + " ref=refs/pull/*/merge",
            PULL_EVENTS + " ref=refs/pull/*/merge events={pull_request,merge_group}",
            PULL_EVENTS + " ref=refs/heads/main events={push,pull_request}",
            "role_check ref=refs/heads/main role=admin");

    static final List<String> ACCEPTED = List.of(
            "ref=refs/heads/main",
            "ref=refs/heads/release/*",
            "ref=refs/tags/v*",
            "ref=refs/heads/*/fix",
            "ref=refs/heads/100%_",
            "ref=refs/heads/* environment=production",
            "ref=refs/heads/* workflow=acme/ci/.github/workflows/gate.yml@refs/heads/main",
            "ref=refs/heads/gh-readonly-queue/main/* events={merge_group}",
            "ref=refs/heads/gh-readonly-queue/* events={merge_group}",
            "ref=refs/pull/*/merge events={pull_request} base_ref=main",
            "ref=refs/heads/main events={workflow_run} workflow=acme/shop/.github/workflows/scan.yml@refs/heads/main",
            "environment=production",
            "environment=review events={pull_request}",
            "ref=refs/pull/*/merge events={pull_request}",
            "base_ref=main events={pull_request}",
            "base_ref=release/* events={pull_request,pull_request_target}",
            "ref=refs/heads/main events={pull_request_target}",
            "workflow=acme/ci/.github/workflows/gate.yml@refs/tags/v1*",
            "workflow=acme/ci/.github/workflows/gate.yml@*",
            "workflow=acme/ci/.github/workflows/*",
            "ref=refs/heads/main tools={ops/health,socket/health}");

    @BeforeEach
    void reset() throws SQLException {
        Database.reset();
    }

    @ParameterizedTest
    @FieldSource("REFUSED")
    void a_row_is_refused_that_opens_too_much_or_matches_nothing(String row) throws SQLException {
        String[] words = row.split(" ");

        ServerErrorMessage error = refusal(registration(words));

        assertThat(error.getSQLState()).isEqualTo("23514");
        assertThat(error.getConstraint()).isEqualTo("federated_callers_" + words[0]);
    }

    @ParameterizedTest
    @FieldSource("ACCEPTED")
    void a_row_is_taken_that_says_which_runs_it_is_for(String row) {
        assertThatCode(registration(("- " + row).split(" "))::insert).doesNotThrowAnyException();
    }

    @Test
    void a_row_may_differ_from_another_in_any_column_that_narrows_it() {
        Registration row = Registration.of("ops_viewer").with("environment", "production");
        row.insert();
        row.with("ref", Registration.MAIN).insert();
        row.with("events", "{push}").insert();
        row.with("events", "{pull_request}").with("base_ref", "main").insert();
        row.with("workflow", Registration.GATE).insert();
        row.with("tools", "{socket/scan.repo}").insert();

        assertThat(refusal(row.with("role", "ops_admin")).getConstraint()).isEqualTo("federated_callers_once");

        Database.execute("update ops.federated_callers set revoked_at = now()");
        row.with("role", "ops_admin").insert();
    }

    @Test
    void rows_that_a_token_would_have_to_be_compared_with_are_a_hundred_at_most() {
        Registration pattern = Registration.of("ops_viewer");
        for (int i = 0; i < 100; i++) {
            pattern.with("ref", "refs/heads/release-" + i + "/*").insert();
        }

        ServerErrorMessage error = refusal(pattern.with("ref", "refs/heads/hotfix/*"));
        assertThat(error.getConstraint()).isEqualTo("federated_callers_few_alike");
        assertThat(error.getHint()).contains("wider pattern");

        pattern.with("ref", Registration.MAIN).insert();
        pattern.with("ref", "refs/heads/hotfix/*").with("repository_id", 1L).insert();
        Database.execute("update ops.federated_callers set description = 'as before'");
        Database.execute("update ops.federated_callers set revoked_at = now() where ref = 'refs/heads/release-1/*'");
        pattern.with("ref", "refs/heads/hotfix/*").insert();
    }

    private static Registration registration(String[] words) {
        Registration row = Registration.of("ops_viewer");
        for (String column : Arrays.asList(words).subList(1, words.length)) {
            String[] parts = column.split("=", 2);
            row = row.with(parts[0], parts[1].replace('~', ' '));
        }
        return row;
    }

    private static ServerErrorMessage refusal(Registration row) {
        return catchThrowableOfType(PSQLException.class, () -> {
            try (Connection owner = Database.superuser()) {
                row.insert(owner);
            }
        }).getServerErrorMessage();
    }
}
