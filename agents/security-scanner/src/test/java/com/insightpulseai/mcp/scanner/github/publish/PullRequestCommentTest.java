package com.insightpulseai.mcp.scanner.github.publish;

import static com.insightpulseai.mcp.scanner.FindingBuilder.malware;
import static com.insightpulseai.mcp.scanner.FindingBuilder.vulnerability;
import static com.insightpulseai.mcp.scanner.GitHubStub.BOT;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.scanner.FindingBuilder;
import com.insightpulseai.mcp.scanner.GitHubStub;
import com.insightpulseai.mcp.scanner.HubStub;
import com.insightpulseai.mcp.scanner.gate.GateVerdict;
import com.insightpulseai.mcp.scanner.report.GateReport;
import com.insightpulseai.mcp.scanner.report.ReportBuilder;

/** The one comment in a pull request, whatever runs there are and in which order they arrive. */
class PullRequestCommentTest {

    private static final GateReport FINDINGS = ReportBuilder.of(vulnerability("CVE-2026-12345")).build();
    private static final GateReport CLEAN = ReportBuilder.of(GateVerdict.CLEAN).build();
    private static final GateReport UNKNOWN = ReportBuilder.of(GateVerdict.UNKNOWN).reasons("Socket is down.").build();

    private static final String FINDINGS_BODY = "<!-- dependency-gate:web run=9 attempt=1 -->\n\ntext";

    @TempDir
    private Path folder;
    private GitHubStub github;
    private PublishedJob job;

    @BeforeEach
    void start() {
        github = new GitHubStub();
        job = new PublishedJob(folder, github.api());
    }

    @AfterEach
    void stop() {
        github.close();
    }

    private String body() {
        assertThat(github.comments(BOT)).hasSize(1);
        return github.comments(BOT).get(0).body();
    }

    @Test
    void isOneThroughTheLifeOfAPullRequest() {
        assertThat(job.publish(FINDINGS, 101)).isEmpty();
        long id = github.comments().get(0).id();
        assertThat(body()).startsWith("<!-- dependency-gate:web run=101 attempt=1 -->\n").contains("1 new finding to resolve",
                "`lodash@4.17.20`", "CVE-2026-12345", "package-lock.json:7", "`4.17.21`", "/actions/runs/101/attempts/1");

        assertThat(job.publish(FINDINGS, 102)).isEmpty();
        assertThat(body()).contains("run=102 ", "1 new finding to resolve");

        assertThat(job.publish(CLEAN, 104)).isEmpty();
        assertThat(body()).contains("run=104 ", "Dependency gate: resolved").doesNotContain("CVE-2026-12345");

        assertThat(job.publish(FINDINGS, 103)).isEmpty();
        assertThat(body()).contains("run=104 ", "Dependency gate: resolved");

        assertThat(job.publish(UNKNOWN, 105)).isEmpty();
        assertThat(body()).contains("Dependency gate: not checked", "Socket is down.").doesNotContain("resolved");

        assertThat(job.publish(CLEAN, 106)).isEmpty();
        assertThat(body()).contains("Dependency gate: resolved");
        assertThat(github.comments()).extracting(GitHubStub.Comment::id).containsExactly(id);
    }

    @Test
    void isNotMadeWhereNothingIsToBeSaid() {
        job.publish(CLEAN, 1);
        job.publish(ReportBuilder.of(GateVerdict.UNCHANGED).build(), 2);
        job.mode(CommentMode.ALWAYS).publish(ReportBuilder.of(GateVerdict.UNCHANGED).build(), 3);

        assertThat(github.comments()).isEmpty();
    }

    @Test
    void saysCleanWhereThatIsWanted() {
        job.mode(CommentMode.ALWAYS).publish(CLEAN, 1);

        assertThat(body()).contains("Dependency gate: clean");
    }

    @ParameterizedTest
    @EnumSource(value = GateVerdict.class, names = { "CLEAN", "UNCHANGED", "NOTHING_TO_SCAN" })
    void isResolvedWhenTheFindingsAreGone(GateVerdict verdict) {
        job.publish(FINDINGS, 1);
        job.publish(ReportBuilder.of(verdict).build(), 2);

        assertThat(body()).contains("Dependency gate: resolved");
    }

    @Test
    void neverStandsWhenTheStateIsNotKnown() {
        job.mode(CommentMode.ALWAYS).publish(CLEAN, 1);
        job.mode(CommentMode.ON_FINDINGS).publish(UNKNOWN, 2);

        assertThat(body()).contains("not checked").doesNotContain("nothing to resolve");
    }

    @Test
    void isLeftAloneWithoutTheWishForOne() {
        job.publish(FINDINGS, 1);
        int before = github.requests().size();

        job.mode(CommentMode.NEVER).publish(CLEAN, 2);
        job.mode(CommentMode.ALWAYS).withoutPullRequest().publish(CLEAN, 3);

        assertThat(github.requests()).hasSize(before);
    }

    @Test
    void ofTheSameAttemptIsOverwritten() {
        job.publish(CLEAN, 5, 2);
        job.publish(FINDINGS, 5, 2);
        job.publish(UNKNOWN, 5, 2);
        assertThat(body()).contains("not checked");

        job.publish(FINDINGS, 5, 1);
        assertThat(body()).contains("not checked");

        job.publish(FINDINGS, 5, 3);
        assertThat(body()).contains("finding to resolve");
    }

    @Test
    void takesThreeRequestsWithOnePage() {
        job.publish(FINDINGS, 1);
        assertThat(github.kinds()).containsExactly("GET comments", "POST comments", "GET comments");

        job.publish(FINDINGS, 2);
        assertThat(github.kinds().subList(3, 6)).containsExactly("GET comments", "POST graphql", "PATCH comment");
        assertThat(github.requests()).hasSize(6).allMatch(one -> one.authorization().equals("Bearer " + PublishedJob.TOKEN));
    }

    @ParameterizedTest
    @ValueSource(ints = { 31, 100, 3_000 })
    void isFoundBehindManyOthers(int others) {
        for (int i = 0; i < others; i++) {
            github.add("octocat", "Comment " + i);
        }
        job.publish(FINDINGS, 1);
        job.publish(CLEAN, 2);

        assertThat(body()).contains("resolved");
        assertThat(github.comments()).hasSize(others + 1);
    }

    @Test
    void ofAPersonWhoQuotesTheMarkerIsNeverTouched() {
        job.publish(FINDINGS, 1);
        String text = body();
        List<Long> quotations = List.of(github.add("octocat", text), github.add("octocat", "> " + text),
                github.add("evil[bot]", text));
        github.remove(github.comments(BOT).get(0).id());

        job.publish(CLEAN, 2);
        job.publish(FINDINGS, 3);
        job.publish(CLEAN, 4);

        assertThat(github.comments()).filteredOn(one -> quotations.contains(one.id()))
                .allMatch(one -> one.body().endsWith(text))
                .hasSize(3);
        assertThat(body()).contains("run=4 ", "resolved");
    }

    @Test
    void ofAPersonalTokenIsThatPersons() {
        github.viewer("gate-keeper");
        job.publish(FINDINGS, 1);
        github.add(BOT, github.comments().get(0).body());

        job.publish(CLEAN, 2);

        assertThat(github.comments("gate-keeper").get(0).body()).contains("resolved");
        assertThat(github.comments(BOT).get(0).body()).contains("finding to resolve");
    }

    @Test
    void isLeftAloneWhereItsAuthorCannotBeKnown() {
        job.publish(FINDINGS, 1);
        HubStub.Reply error = HubStub.ok("{\"data\":null,\"errors\":[{\"message\":\"no\"}]}");
        github.fail("POST graphql", error, error);

        assertThat(job.publish(CLEAN, 2)).singleElement().asString().contains("left alone");
        assertThat(body()).contains("run=1 ");
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"viewer\":{\"login\":\"" + BOT + "\"},\"nodes\":[null]}", "null" })
    void isKnownByTheNameOfItsAuthorWhereGraphQlShowsNoComments(String data) {
        job.publish(FINDINGS, 1);
        github.fail("POST graphql", HubStub.ok("{\"data\":" + data + ",\"errors\":[{\"type\":\"FORBIDDEN\"}]}"));

        assertThat(job.publish(CLEAN, 2)).isEmpty();
        assertThat(body()).contains("run=2 ");
    }

    @Test
    void ofAnotherKeyIsAnother() {
        job.publish(FINDINGS, 1);
        job.key("api --> leg 2").publish(FINDINGS, 1);
        job.key("api --> leg 2").publish(CLEAN, 2);

        assertThat(github.comments()).hasSize(2).extracting(GitHubStub.Comment::body).satisfiesExactly(
                web -> assertThat(web).contains("finding to resolve"),
                api -> assertThat(api).startsWith("<!-- dependency-gate:api%20-%2D%3E%20leg%202 run=2").contains("resolved"));
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 3 })
    void isOneAfterARaceOfTwoCreations(long other) {
        github.before("POST comments", () -> new PublishedJob(folder, github.api()).publish(UNKNOWN, other));
        job.publish(FINDINGS, 2);

        assertThat(body()).contains("run=" + Math.max(2, other) + " ");
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 3 })
    void isOneAfterARaceWhoseFirstLooksLast(long other) {
        List<String> late = new ArrayList<>();
        github.after("POST comments", () -> github.fail("GET comments").before("GET comments", () -> {
            if (late.isEmpty()) {
                late.add("");
                github.add(BOT, FINDINGS_BODY.replace("run=9", "run=" + other));
            }
        }));
        job.publish(UNKNOWN, 2);

        assertThat(body()).contains("run=" + Math.max(2, other) + " ");
    }

    @Test
    void healsWhatARaceLeft() {
        github.add(BOT, FINDINGS_BODY);
        github.add(BOT, FINDINGS_BODY.replace("run=9", "run=12"));

        job.publish(CLEAN, 11);
        assertThat(body()).contains("run=12 ");

        job.publish(CLEAN, 13);
        assertThat(body()).contains("run=13 ");
    }

    @Test
    void ofANewerRunStaysThoughItCameWhileCommentsWereRead() {
        job.publish(FINDINGS, 1);
        github.after("GET comments", () -> new PublishedJob(folder, github.api()).publish(CLEAN, 3));

        job.publish(FINDINGS, 2);

        assertThat(body()).contains("run=3 ");
    }

    @Test
    void isMadeAnewWhereItIsDeletedMeanwhile() {
        job.publish(FINDINGS, 1);
        long first = github.comments().get(0).id();
        github.before("PATCH comment", () -> github.remove(first));

        assertThat(job.publish(FINDINGS, 2)).isEmpty();
        assertThat(body()).contains("run=2 ");
    }

    @Test
    void worksUnderThePathOfEnterpriseServer() {
        try (GitHubStub enterprise = new GitHubStub("/api/v3")) {
            PublishedJob there = new PublishedJob(folder, enterprise.api());
            for (int i = 0; i < 101; i++) {
                enterprise.add("octocat", "text");
            }
            there.publish(FINDINGS, 1);

            assertThat(there.publish(CLEAN, 2)).isEmpty();
            assertThat(enterprise.comments(BOT)).singleElement().satisfies(one -> assertThat(one.body()).contains("resolved"));
            assertThat(github.requests()).isEmpty();
        }
    }

    @Test
    void isBoundedWithTheMostUrgentFirst() {
        GateReport many = ReportBuilder.of(IntStream.range(0, 10_000)
                .mapToObj(i -> (i == 5_000 ? malware() : vulnerability("CVE-2026-" + (10_000 + i))).of("npm", "package-" + i,
                        "1.0." + i).key("Qkey-of-finding-" + i))
                .toArray(FindingBuilder[]::new)).build();

        assertThat(job.publish(many, 1)).isEmpty();

        assertThat(body().length()).isBetween(55_000, 60_000);
        assertThat(body()).contains("more:** see the [summary of the run](");
        List<String> rows = body().lines().filter(line -> line.startsWith("| critical")).toList();
        assertThat(rows.get(0)).contains("package-5000");
        assertThat(rows).allMatch(row -> row.endsWith(" |"));
    }
}
