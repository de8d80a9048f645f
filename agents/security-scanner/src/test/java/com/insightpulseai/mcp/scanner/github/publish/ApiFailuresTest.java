package com.insightpulseai.mcp.scanner.github.publish;

import static com.insightpulseai.mcp.scanner.FindingBuilder.malware;
import static com.insightpulseai.mcp.scanner.GitHubStub.BOT;
import static com.insightpulseai.mcp.scanner.GitHubStub.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.scanner.GitHubStub;
import com.insightpulseai.mcp.scanner.HubStub;
import com.insightpulseai.mcp.scanner.report.GateReport;
import com.insightpulseai.mcp.scanner.report.ReportBuilder;

/** Whatever GitHub's API does, the job gets a warning at most. */
class ApiFailuresTest {

    private static final GateReport FINDINGS = ReportBuilder.of(malware()).build();

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

    @Test
    void allTriesTogetherHaveThirtySeconds() {
        HubStub.Reply limit = refusal(429, "Too many requests", Map.of("Retry-After", "20"));
        github.fail("GET comments", limit, limit);

        assertThat(job.publish(FINDINGS, 1)).singleElement().asString().contains("asks to wait 20 s");
        assertThat(job.pauses()).containsExactly(Duration.ofSeconds(20));
    }

    static Stream<Arguments> refusals() {
        String kind = "GET comments";
        return Stream.of(Arguments.of(kind, 401, "Bad credentials", "token is not valid"),
                Arguments.of(kind, 403, "Resource not accessible by integration", "pull-requests: write"),
                Arguments.of(kind, 404, "Not Found", "pull-requests: write"),
                Arguments.of("POST comments", 403, "Resource not accessible by integration", "from a fork or by Dependabot"),
                Arguments.of("POST comments", 403, "Unable to create comment because issue is locked.", "unlock it"),
                Arguments.of("POST comments", 422, "Validation Failed", "422 (Validation Failed)"),
                Arguments.of(kind, 301, "Moved Permanently", "renamed or moved"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusalIsAWarningThatNamesTheRemedy(String kind, int status, String message, String remedy) {
        github.fail(kind, refusal(status, message, Map.of("Location", "http://127.0.0.1:1/elsewhere")));

        assertThat(job.publish(FINDINGS, 1)).singleElement().asString().startsWith("The comment is not up to date. ")
                .contains(remedy);
        assertThat(job.commands("warning")).singleElement().asString()
                .startsWith("::warning title=Dependency gate::The comment");
        assertThat(github.kinds().stream().filter(kind::equals)).hasSize(1);
        assertThat(job.pauses()).isEmpty();
    }

    static Stream<Arguments> passing() {
        return Stream.of(Arguments.of(refusal(502, "Bad Gateway"), List.of(1L)),
                Arguments.of(HubStub.reply(503, "text/html", "<h1>Unicorn!</h1>", Map.of()), List.of(1L)),
                Arguments.of(HubStub.broken(), List.of(1L)),
                Arguments.of(refusal(403, "You have exceeded a secondary rate limit.", Map.of("Retry-After", "7")),
                        List.of(7L)),
                Arguments.of(refusal(403, "You have exceeded a secondary rate limit."), List.of(5L)),
                Arguments.of(refusal(429, "Too many requests", Map.of("Retry-After", "2")), List.of(2L)));
    }

    /** The JDK's client repeats a GET by itself where a connection in use was closed. */
    @ParameterizedTest
    @MethodSource("passing")
    void aPassingFailureIsTriedAgain(HubStub.Reply failure, List<Long> seconds) {
        for (String kind : List.of("GET comments", "POST graphql", "PATCH comment")) {
            github.fail(kind, failure);
        }
        github.add(BOT, "<!-- dependency-gate:web run=1 attempt=1 -->\n");

        assertThat(job.publish(FINDINGS, 2)).isEmpty();
        assertThat(job.pauses()).hasSizeBetween(2, 3).allMatch(pause -> seconds.contains(pause.toSeconds()));
        assertThat(github.comments()).singleElement().satisfies(one -> assertThat(one.body()).contains("run=2 "));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void aCreationIsNotDoneTwice(HubStub.Reply failure, List<Long> seconds) {
        github.fail("POST comments", exchange -> {
            github.add(BOT, "<!-- dependency-gate:web run=1 attempt=1 -->\nof a creation without a response");
            failure.send(exchange);
        });

        assertThat(job.publish(FINDINGS, 1)).isEmpty();
        assertThat(github.comments()).singleElement()
                .satisfies(one -> assertThat(one.body()).contains("run=1 ", "finding to resolve"));
    }

    @Test
    void threeTriesAreAll() {
        github.fail("GET comments", refusal(502, "a"), refusal(502, "b"), refusal(502, "c"));

        assertThat(job.publish(FINDINGS, 1)).singleElement().asString().contains("502 (c)");
        assertThat(github.kinds()).hasSize(3);
        assertThat(job.pauses()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(3));
    }

    @Test
    void aLongWaitIsNotWorthAComment() {
        github.fail("GET comments", refusal(429, "API rate limit exceeded", Map.of("Retry-After", "3600")));

        assertThat(job.publish(FINDINGS, 1)).singleElement().asString().contains("asks to wait 3600 s");
        assertThat(job.pauses()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://evil.example/repos/acme/web/issues/7/comments?page=2",
            "http://127.0.0.1:1/repos/acme/web/issues/7/comments?page=2", "http://user@127.0.0.1/x", "//evil.example/x", "  ",
            "%%" })
    void theTokenGoesToNoOtherHost(String next) {
        github.fail("GET comments",
                HubStub.reply(200, "application/json", "[]", Map.of("Link", "<" + next + ">; rel=\"next\"")));

        assertThat(job.publish(FINDINGS, 1)).singleElement().asString().contains("next page of comments");
        assertThat(github.comments()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://ghes.example.com/api/v3", "https://user:pw@ghes.example.com", "ftp://x", "relative" })
    void noTokenIsSentToAnUnsafeAddress(String api) {
        PublishedJob other = new PublishedJob(folder, URI.create(api));

        assertThat(other.publish(FINDINGS, 1)).singleElement().asString().contains("GITHUB_API_URL").doesNotContain("pw");
    }

    @Test
    void theTokenIsInNoText() {
        github.fail("GET comments", refusal(400, "echo " + PublishedJob.TOKEN));
        List<String> warnings = job.publish(FINDINGS, 1);
        assertThat(warnings).singleElement().asString().contains("400 (echo ***)");

        warnings = job.token("ghs_a\nb" + PublishedJob.TOKEN).publish(FINDINGS, 2);
        assertThat(warnings).singleElement().asString().contains("characters that no token has");
        assertThat(job.log()).doesNotContain(PublishedJob.TOKEN);
        assertThat(job.token(null).publish(FINDINGS, 3)).singleElement().asString().contains("no token");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{}", "<html>", "null", "[{\"id\":\"x\",\"body\":7},null,3]" })
    void oddResponsesAreNoCrash(String body) {
        github.fail("GET comments", HubStub.ok(body), HubStub.ok(body)).fail("POST comments", HubStub.ok(body));

        assertThat(job.publish(FINDINGS, 1)).hasSize(1);
    }
}
