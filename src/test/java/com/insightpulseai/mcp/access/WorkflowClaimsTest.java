package com.insightpulseai.mcp.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

import org.jose4j.json.JsonUtil;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

import com.insightpulseai.mcp.access.UnauthenticatedException.Reason;

class WorkflowClaimsTest {

    private static final String GATE = "acme/ci/.github/workflows/gate.yml@refs/heads/main";

    /** A token of a pull request, as GitHub issues it. */
    private static final Map<String, Object> PULL_REQUEST = Map.ofEntries(Map.entry("repository_id", "4711"),
            Map.entry("repository", "acme/shop"), Map.entry("ref", "refs/pull/17/merge"), Map.entry("base_ref", "main"),
            Map.entry("head_ref", "feature"), Map.entry("event_name", "pull_request"), Map.entry("sha", "6113728f"),
            Map.entry("run_id", "8123456789"), Map.entry("run_attempt", "2"), Map.entry("actor", "octocat"),
            Map.entry("job_workflow_ref", GATE), Map.entry("environment", "review"), Map.entry("workflow", "Gate \u0000"));

    static final List<String> READ = List.of("ref", "environment", "event_name", "base_ref", "job_workflow_ref", "repository",
            "sha", "run_id", "run_attempt", "actor");

    @Test
    void readsAllOfAToken() throws InvalidJwtException {
        assertThat(read(PULL_REQUEST)).isEqualTo(new Workflow(4711, Optional.of("refs/pull/17/merge"), Optional.of("review"),
                Optional.of("pull_request"), Optional.of("main"), Optional.of(GATE),
                new WorkflowRun(Optional.of("acme/shop"), Optional.of("6113728f"), Optional.of("8123456789"), Optional.of("2"),
                        Optional.of("octocat"))));
    }

    @Test
    void takesAnEmptyTextForAnAbsentClaim() throws InvalidJwtException {
        Workflow bare = read(Map.of("repository_id", "4711"));

        assertThat(bare).isEqualTo(new Workflow(4711, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), WorkflowRun.unknown()));
        for (String claim : READ) {
            assertThat(read(Map.of("repository_id", "4711", claim, ""))).as(claim).isEqualTo(bare);
        }
    }

    static Stream<Arguments> noTexts() {
        Map<String, Object> values = new HashMap<>(Map.of("a number", 7, "a list", List.of("push"), "an object", Map.of(),
                "a boolean", true, "NUL", "a\u0000b", "a line break", "refs/heads/main\n", "half a surrogate pair", "a\ud800",
                "too long", "x".repeat(1_025)));
        values.put("null", null);
        return READ.stream().flatMap(claim -> values.entrySet().stream()
                .map(value -> Arguments.of(claim, value.getKey(), value.getValue())));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @MethodSource("noTexts")
    void refusesAClaimThatIsNoText(String claim, String name, Object value) {
        Map<String, Object> claims = new HashMap<>(PULL_REQUEST);
        claims.put(claim, value);

        assertThat(catchThrowableOfType(UnauthenticatedException.class, () -> read(claims)).reason()).isEqualTo(Reason.CLAIMS);
    }

    static final List<String> HOSTILE_REFS = List.of("refs/heads/a*b", "refs/heads/100%_", "refs/heads/$(id)",
            "refs/heads/\"; rm", "refs/heads/a#b", "refs/heads/\u202Emain", "refs/heads/" + "x".repeat(244),
            "x".repeat(1_024));

    @ParameterizedTest
    @FieldSource("HOSTILE_REFS")
    void keepsWhatAnyoneMayNameABranchAsItIs(String ref) throws InvalidJwtException {
        assertThat(read(Map.of("repository_id", "4711", "ref", ref)).ref()).contains(ref);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", value = {
            "push,                        refs/heads/main,                            false, none",
            "push,                        refs/tags/v1,                               false, none",
            "push,                        refs/heads/pull/17/merge,                   false, none",
            "schedule,                    refs/heads/main,                            false, none",
            "workflow_run,                refs/heads/main,                            false, none",
            "none,                        none,                                       false, none",
            "pull_request,                refs/pull/17/merge,                         true,  17",
            "pull_request_review,         refs/pull/999999999/merge,                  true,  999999999",
            "pull_request,                refs/pull/1000000000/merge,                 true,  none",
            "pull_request,                refs/pull/17/head,                          true,  none",
            "pull_request,                refs/pull//merge,                           true,  none",
            "pull_request,                refs/pull/merge,                            true,  none",
            "pull_request,                refs/pull/17/18/merge,                      true,  none",
            "pull_request,                refs/pull/-1/merge,                         true,  none",
            "pull_request,                refs/pull/\u0661/merge,                     true,  none",
            "pull_request_target,         refs/heads/main,                            true,  none",
            "merge_group,                 refs/heads/gh-readonly-queue/main/pr-17-a1, true,  none",
            "push,                        refs/heads/gh-readonly-queue/main/pr-17-a1, true,  none",
            "none,                        refs/pull/17/merge,                         true,  17" })
    void knowsWhichPullRequestARunIsOf(String event, String ref, boolean unmerged, Integer number) {
        Workflow workflow = new Workflow(4711, Optional.ofNullable(ref), Optional.empty(), Optional.ofNullable(event),
                Optional.empty(), Optional.empty(), WorkflowRun.unknown());

        assertThat(workflow.isOfUnmergedChange()).isEqualTo(unmerged);
        assertThat(workflow.pullRequest()).isEqualTo(number == null ? OptionalInt.empty() : OptionalInt.of(number));
    }

    private static Workflow read(Map<String, Object> claims) throws InvalidJwtException {
        return WorkflowClaims.read(JwtClaims.parse(JsonUtil.toJson(claims)));
    }
}
