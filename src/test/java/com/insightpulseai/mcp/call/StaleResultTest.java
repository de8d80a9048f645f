package com.insightpulseai.mcp.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;

@QuarkusTest
@GovernedTest
class StaleResultTest extends GovernedCalls {

    private static final String QUESTION = "{\"text\":\"\u00e9\ud83d\ude00\"}";

    @BeforeEach
    void aSoundTool() {
        ReadingTool.recover();
    }

    private ValidatableResponse read(String body, String... cacheControl) {
        return read(asOperator(), body, cacheControl);
    }

    private static ValidatableResponse read(RequestSpecification request, String body, String... cacheControl) {
        List.of(cacheControl).forEach(line -> request.header("Cache-Control", line));
        return request.body(body).post(ReadingTool.PATH).then();
    }

    private static void breakProvider() {
        ReadingTool.failWith(ProblemException.upstreamError(500, "The provider failed."));
    }

    private int keptAnswers() {
        return database.query("select * from ops.cached_results").size();
    }

    private Map<String, Object> newestEvent() {
        List<Map<String, Object>> events = database.events();
        return events.get(events.size() - 1);
    }

    @Test
    void theLastGoodAnswerStandsInForAFailureWhenItsCallerTakesIt() {
        ValidatableResponse good = read(QUESTION).statusCode(200).header("X-Stale", nullValue()).header("Age", nullValue());
        breakProvider();

        ValidatableResponse stale = read(QUESTION, "max-stale=60").statusCode(200)
                .header("X-Stale", "true")
                .header("Age", matchesPattern("\\d"))
                .header("Content-Type", good.extract().header("Content-Type"))
                .header("Schema-Version", "1.0")
                .header("X-Request-Id", not(nullValue()))
                .header("RateLimit", matchesPattern("\"reads\";r=198;t=\\d+"))
                .header("X-Event-Id", newestEvent().get("id").toString());

        assertThat(stale.extract().asByteArray()).isEqualTo(good.extract().asByteArray());
        assertThat(newestEvent()).containsEntry("status", "error").containsEntry("error", "upstream_error");
        assertThat(newestEvent().get("result").toString()).contains("\"stale_age_s\": ").contains("The provider failed.");
    }

    @Test
    void theFailureIsToldToWhoeverDoesNotTakeIt() {
        read(QUESTION).statusCode(200);
        breakProvider();

        read(QUESTION).statusCode(502).body("code", equalTo("upstream_error")).header("X-Stale", nullValue());
        read(QUESTION, "no-cache").statusCode(502);

        assertThat(newestEvent().get("result").toString()).doesNotContain("stale");
    }

    @Test
    void aFailureThatNoAnswerStandsInForIsToldAsAlways() {
        breakProvider();

        read(QUESTION, "max-stale").statusCode(502).contentType("application/problem+json")
                .body("code", equalTo("upstream_error")).header("X-Stale", nullValue());
    }

    @Test
    void anAnswerThatWentWellIsNeverStaleAndTheNextOneToBeHandedOut() {
        read(QUESTION).body("run", equalTo(1));
        read(QUESTION, "max-stale=60").statusCode(200).body("run", equalTo(2)).header("X-Stale", nullValue());
        breakProvider();

        read(QUESTION, "max-stale=60").statusCode(200).body("run", equalTo(2));
        assertThat(keptAnswers()).isEqualTo(1);
    }

    static Stream<Uni<ReadingTool.Output>> troubles() {
        return Stream.concat(Stream.of(Uni.createFrom().nothing()), Stream.of(
                ProblemException.upstreamError("The provider could not be reached, or broke off."),
                ProblemException.upstreamRejectedCredentials(401, "The provider refused the key."),
                ProblemException.upstreamRateLimited(429, Optional.of(Duration.ofSeconds(5))),
                ProblemException.circuitOpen("Socket", Duration.ofSeconds(5)))
                .map(problem -> Uni.createFrom().failure(problem)));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void itStandsInForEveryFailureOfAProvider(Uni<ReadingTool.Output> trouble) {
        read(QUESTION).statusCode(200);
        ReadingTool.TROUBLE.set(Optional.of(trouble));

        read(QUESTION, "max-stale=60").statusCode(200).body("run", equalTo(1)).header("X-Stale", "true");
    }

    static Stream<RuntimeException> otherFailures() {
        return Stream.of(new IllegalStateException("a bug"),
                ProblemException.unknownResource(404, "There is no such finding."),
                ProblemException.invalidInput("The provider does not take this.", List.of()),
                ProblemException.of(ProblemCode.HOST_NOT_ALLOWED, "This host is not allowed."),
                ProblemException.unavailable("A setting is missing.", Duration.ofSeconds(1)));
    }

    @ParameterizedTest
    @MethodSource("otherFailures")
    void itStandsInForNoOtherFailure(RuntimeException failure) {
        read(QUESTION).statusCode(200);
        ReadingTool.failWith(failure);

        read(QUESTION, "max-stale=60").statusCode(not(200)).header("X-Stale", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"text\":\"other\"}", "{\"text\":\"\u00e9\ud83d\ude00\",\"length\":1}", "{}" })
    void itAnswersNoOtherQuestion(String other) {
        read(QUESTION).statusCode(200);
        breakProvider();

        read(other, "max-stale=60").statusCode(502);
    }

    @Test
    void aDefaultIsTheSameQuestionWrittenOutOrNot() {
        read("{}").statusCode(200);
        breakProvider();

        read("{ \"length\": 0, \"text\": \"default\" }", "max-stale=60").statusCode(200).header("X-Stale", "true");
    }

    @Test
    void nobodyGetsTheAnswerOfAnother() {
        UUID other = UUID.randomUUID();
        database.addUser(other, "ops_admin");
        read(QUESTION).statusCode(200);
        breakProvider();

        read(as(other, "ops_admin"), QUESTION, "max-stale").statusCode(502);
    }

    @Test
    void anAnswerOlderThanTheCallerOrTheToolAllowsIsNotHandedOut() {
        read(QUESTION).statusCode(200);
        breakProvider();
        database.execute("update ops.cached_results set cached_at = cached_at - interval '1 hour'");

        read(QUESTION, "max-stale=3599").statusCode(502);
        read(QUESTION, "max-stale=3660").statusCode(200).header("Age", matchesPattern("36\\d\\d"));
        read(QUESTION, "max-stale").statusCode(200);
        database.execute("update ops.cached_results set cached_at = cached_at - interval '1 day'");
        read(QUESTION, "max-stale").statusCode(502);
        read(QUESTION, "max-stale=999999999").statusCode(502);
    }

    @Test
    void theHeaderMayHaveSeveralLinesAndOtherDirectives() {
        read(QUESTION).statusCode(200);
        breakProvider();

        read(QUESTION, "no-transform", "max-age=0, Max-Stale=60").statusCode(200).header("X-Stale", "true");
    }

    @Test
    void aHeaderThatCannotBeUnderstoodIsRefusedBeforeAnythingIsWritten() {
        read(QUESTION, "max-stale=soon").statusCode(400).body("code", equalTo("invalid_input"))
                .body("violations.field", hasItem("Cache-Control"));

        assertThat(database.events()).isEmpty();
        assertThat(ReadingTool.RUNS).hasValue(0);
    }

    @Test
    void whatIsNotForAllOfTheToolsCallersIsNeitherKeptNorHandedOut() {
        String aboutPeople = "{\"about_people\":true}";
        read(aboutPeople).statusCode(200);
        assertThat(keptAnswers()).isZero();
        breakProvider();

        read(aboutPeople, "max-stale").statusCode(502);
    }

    @Test
    void anAnswerOfUpTo256KibibytesIsKept() {
        int aroundFilling = "{\"run\":1,\"text\":\"default\",\"filling\":\"\"}".length();
        int largest = 262_144 - aroundFilling;

        read("{\"length\":" + largest + "}").statusCode(200);
        assertThat(keptAnswers()).isEqualTo(1);
        ReadingTool.RUNS.set(0);
        read("{\"length\":" + (largest + 1) + "}").statusCode(200);
        assertThat(keptAnswers()).isEqualTo(1);
    }

    @Test
    void theHeaderHasNoEffectOnAToolWhoseAnswersAreNotKept() {
        call("{\"text\":\"hello\"}").statusCode(200);

        asOperator().header("Cache-Control", "max-stale").body("{\"text\":\"upstream\"}").post(TOOL).then().statusCode(502);
        assertThat(keptAnswers()).isZero();
    }

    @Test
    void anInputThatBreaksTheRulesGetsNoAnswer() {
        read("{\"text\":\"" + "x".repeat(101) + "\"}", "max-stale").statusCode(400);
        read("{\"surprise\":1}", "max-stale").statusCode(400);
    }
}
