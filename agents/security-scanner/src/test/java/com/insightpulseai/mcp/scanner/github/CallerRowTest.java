package com.insightpulseai.mcp.scanner.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The row that would let a job in. */
class CallerRowTest {

    private static final String REUSABLE = "acme/ci/.github/workflows/gate.yml@refs/heads/main";
    private static final String OWN = "acme/web/.github/workflows/gate.yml@refs/pull/7/merge";
    private static final String TOOLS = ", '{socket/scan.repo,socket/scan.get,socket/files.supported}', 'ops_operator', ";

    private static List<String> lines(Map<String, Object> changes) {
        Map<String, Object> claims = new LinkedHashMap<>(
                Map.of("iss", "https://token.actions.githubusercontent.com", "repository",
                        "acme/web", "repository_id", "4711", "event_name", "pull_request", "ref", "refs/pull/7/merge",
                        "base_ref", "main",
                        "job_workflow_ref", REUSABLE));
        claims.putAll(changes);
        List<String> lines = TokenClaims.of(token(claims)).map(CallerRow::statement).orElseThrow();
        if (!lines.isEmpty()) {
            assertThat(lines).first().asString().startsWith("-- For an administrator");
        }
        return lines.subList(Math.min(1, lines.size()), lines.size());
    }

    private static String token(Map<String, Object> claims) {
        try {
            String content = Base64.getUrlEncoder().withoutPadding()
                    .encodeToString(new ObjectMapper().writeValueAsString(claims).getBytes(StandardCharsets.UTF_8));
            return "e30." + content + ".c2ln";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "pull_request", "merge_group" })
    void aReusableWorkflowIsLetInForChanges(String event) {
        assertThat(lines(Map.of("event_name", event))).containsExactly(
                "insert into ops.federated_callers (issuer, repository_id, events, workflow, tools, role, description)",
                "values ('https://token.actions.githubusercontent.com', 4711, '{pull_request,merge_group}', '" + REUSABLE + "'"
                        + TOOLS
                        + "'acme/web, dependency gate');");
    }

    @Test
    void theAudienceIsNamedThatTheServerHasToTake() {
        assertThat(lines(Map.of("aud", "https://mcp.example.com"))).last().asString().startsWith("-- ").contains(
                "'https://token.actions.githubusercontent.com'", "GITHUB_OIDC_AUDIENCE", "'https://mcp.example.com'");
        assertThat(lines(Map.of("aud", "a\ndrop table x;"))).last().asString().startsWith("-- ").contains("E'a\\u000adrop");
    }

    @Test
    void theRiskOfAWorkflowOfTheChangeItselfIsNamed() {
        assertThat(lines(Map.of("job_workflow_ref", OWN))).hasSize(4).first().asString()
                .startsWith("-- The workflow is a file of the change itself");
        assertThat(lines(Map.of("job_workflow_ref", OWN))).last().asString()
                .contains("4711, '{pull_request}', 'refs/pull/*/merge', 'main'" + TOOLS);
        assertThat(lines(Map.of("event_name", "merge_group", "job_workflow_ref",
                "acme/web/.github/workflows/gate.yml@refs/heads/gh-readonly-queue/main/pr-7-0123"))).last().asString()
                .contains("'{merge_group}', 'refs/heads/gh-readonly-queue/*'" + TOOLS);
    }

    @Test
    void aStateIsLetInByItsRefAndWorkflow() {
        assertThat(lines(Map.of("event_name", "push", "ref", "refs/heads/release/1.0"))).last().asString()
                .contains("4711, '{push}', 'refs/heads/release/1.0', '" + REUSABLE + "'" + TOOLS);
    }

    @Test
    void aNumberOrATokenThatIsNoneOfGitHubGivesNoStatement() {
        assertThat(lines(Map.of("repository_id", "1); drop table x; --"))).isEmpty();
        assertThat(TokenClaims.of("a.b")).isEmpty();
        assertThat(TokenClaims.of("a.%%%.c")).isEmpty();
        assertThat(TokenClaims.of("a.bnVsbA.c")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            main          | 'main'
            $(id)         | '$(id)'
            it's          | 'it''s'
            a\\           | E'a\\u005c'
            ##[x]         | E'##\\u005bx]'
            ümlaut        | E'\\u00fcmlaut'
            \uD83D\uDCA5' | E'\\U0001f4a5'''
            """)
    void anyTextIsALiteralOfOneLine(String text, String literal) {
        assertThat(SqlLiteral.of(text)).isEqualTo(literal);
        assertThat(SqlLiteral.of(text + "\n")).endsWith("\\u000a'");
    }
}
