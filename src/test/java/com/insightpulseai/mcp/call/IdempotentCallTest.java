package com.insightpulseai.mcp.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;

/** A request with an idempotency key is carried out once, however often it is sent. */
@QuarkusTest
@GovernedTest
class IdempotentCallTest extends GovernedCalls {

    private static final String KEY = "\"8e03978e-40d5-43dd-bc93-6894a57f9324\"";
    private static final String INPUT = "{\"text\":\"\u00e9\ud83d\ude00\"}";

    @BeforeEach
    void soundTools() {
        WritingTool.recover();
        ReadingTool.recover();
    }

    private ValidatableResponse write(String input) {
        return write(asOperator(), input);
    }

    private static ValidatableResponse write(RequestSpecification request, String input) {
        return request.header("Idempotency-Key", KEY).body(input).post(WritingTool.PATH).then();
    }

    private Map<String, Object> event(int number) {
        return database.events().get(number);
    }

    private String id(int number) {
        return event(number).get("id").toString();
    }

    @Test
    void aReplayHasTheBodyOfTheFirstResponseAndHeadersOfItsOwn() {
        ValidatableResponse first = write(INPUT).statusCode(200).header("Idempotency-Replayed", nullValue());
        ValidatableResponse second = write(INPUT).statusCode(200)
                .header("Idempotency-Replayed", "true")
                .header("Content-Type", first.extract().header("Content-Type"))
                .header("Schema-Version", "1.0")
                .header("X-Event-Id", id(1))
                .header("RateLimit", nullValue());

        assertThat(second.extract().asByteArray()).isEqualTo(first.extract().asByteArray());
        assertThat(WritingTool.RUNS).hasValue(1);
        assertThat(event(1)).containsEntry("status", "ok").containsEntry("replay_of", event(0).get("id"))
                .containsEntry("hostname", null);
        assertThat(database.query("select call_count from ops.provider_rate_limits")).containsExactly(Map.of("call_count", 1));
    }

    @Test
    void theKeyIsTheSameWithoutQuotes() {
        write(INPUT).statusCode(200);

        asOperator().header("Idempotency-Key", KEY.replace("\"", "")).body(INPUT).post(WritingTool.PATH).then()
                .header("Idempotency-Replayed", "true");
    }

    @Test
    void withoutAKeyEachRequestIsCarriedOut() {
        asOperator().body(INPUT).post(WritingTool.PATH).then().statusCode(200);
        asOperator().body(INPUT).post(WritingTool.PATH).then().statusCode(200);

        assertThat(WritingTool.RUNS).hasValue(2);
        assertThat(database.query("select * from ops.idempotency_keys")).isEmpty();
    }

    @Test
    void ofSixteenAtOnceOneIsCarriedOut() {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Response> responses = Stream.generate(() -> CompletableFuture.supplyAsync(
                    () -> asOperator().header("Idempotency-Key", KEY).body("{\"text\":\"slow\"}").post(TOOL), threads))
                    .limit(16).toList().stream().map(CompletableFuture::join).toList();

            assertThat(EchoTool.RUNS).hasValue(1);
            assertThat(responses).filteredOn(response -> response.statusCode() == 200)
                    .extracting(response -> response.header("Idempotency-Replayed")).containsOnlyOnce((String) null);
            assertThat(responses).filteredOn(response -> response.statusCode() != 200)
                    .allSatisfy(response -> response.then().statusCode(409)
                            .body("code", equalTo("idempotency_in_progress")).header("Retry-After", "1"));
        } finally {
            threads.shutdownNow();
        }
        assertThat(database.events()).hasSize(16);
    }

    @Test
    void anotherRequestWithTheKeyIsRefused() {
        write(INPUT).statusCode(200);

        write("{\"text\":\"other\"}").statusCode(422)
                .body("code", equalTo("idempotency_key_reused"))
                .body("detail", containsString(id(0)))
                .body("event_id", equalTo(id(1)))
                .header("Idempotency-Replayed", nullValue());
        assertThat(WritingTool.RUNS).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"\"", "a b", "\"a", "a,b" })
    void aKeyThatIsNoneIsRefused(String key) {
        asOperator().header("Idempotency-Key", key).body(INPUT).post(WritingTool.PATH).then().statusCode(400)
                .body("code", equalTo("invalid_input"))
                .body("violations.field", hasItem("Idempotency-Key"));

        assertThat(WritingTool.RUNS).hasValue(0);
    }

    @Test
    void twoKeysAreNone() {
        asOperator().header("Idempotency-Key", "a").header("Idempotency-Key", "b").body(INPUT).post(WritingTool.PATH).then()
                .statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = { "key", "a b" })
    void aToolThatReadsIgnoresKeys(String key) {
        for (int request = 0; request < 2; request++) {
            asOperator().header("Idempotency-Key", key).body("{}").post(ReadingTool.PATH).then().statusCode(200)
                    .header("Idempotency-Replayed", nullValue());
        }
        assertThat(ReadingTool.RUNS).hasValue(2);
    }

    @ParameterizedTest
    @CsvSource({ "UPSTREAM_TIMEOUT, 504", "UPSTREAM_ERROR, 502", "INTERNAL_ERROR, 500" })
    void aWriteThatMayHaveHadItsEffectIsNotRepeated(ProblemCode code, int status) {
        WritingTool.failWith(ProblemException.of(code, "The outcome is unknown."));
        write(INPUT).statusCode(status);
        WritingTool.OUTCOME.set(Optional.empty());

        write(INPUT).statusCode(status)
                .body("code", equalTo(code.wireName()))
                .body("event_id", equalTo(id(0)))
                .body("detail", containsString("not repeated"))
                .header("X-Event-Id", id(1))
                .header("Idempotency-Replayed", "true");
        assertThat(WritingTool.RUNS).hasValue(1);
        assertThat(event(1)).containsEntry("status", "error").containsEntry("error", code.wireName())
                .containsEntry("replay_of", event(0).get("id"));
    }

    @Test
    void aWriteThatHadNoEffectIsRepeated() {
        WritingTool.failWith(ProblemException.upstreamRateLimited(429, Optional.empty()));
        write(INPUT).statusCode(503);
        WritingTool.OUTCOME.set(Optional.empty());

        write(INPUT).statusCode(200).header("Idempotency-Replayed", nullValue()).body("run", equalTo(2));
        write(INPUT).statusCode(200).header("Idempotency-Replayed", "true").body("run", equalTo(2));
    }

    @Test
    void aScanOfAnUnknownOutcomeIsRepeated() {
        for (int request = 1; request <= 2; request++) {
            asOperator().header("Idempotency-Key", KEY).body("{\"text\":\"upstream\"}").post(TOOL).then().statusCode(502);
            assertThat(EchoTool.RUNS).hasValue(request);
        }
    }

    @Test
    void aWriteWhoseProcessDiedIsNotRepeated() {
        CompletableFuture<WritingTool.Output> never = new CompletableFuture<>();
        WritingTool.OUTCOME.set(Optional.of(Uni.createFrom().completionStage(never)));
        CompletableFuture<Response> lost = CompletableFuture.supplyAsync(() -> write(INPUT).extract().response());
        while (WritingTool.RUNS.get() == 0 && !lost.isDone()) {
            Thread.onSpinWait();
        }
        write(INPUT).statusCode(409).header("Retry-After", matchesPattern("[1-9]|10"));
        database.query("select ops.sweep_abandoned('0')");

        write(INPUT).statusCode(504).body("code", equalTo("upstream_timeout")).body("event_id", equalTo(id(0)));
        assertThat(WritingTool.RUNS).hasValue(1);
        never.complete(new WritingTool.Output(1, "too late", ""));
        lost.join();
    }

    @Test
    void aResultThatIsTooLargeIsNotKeptAndTheWriteNotRepeated() {
        String large = "{\"text\":\"large\",\"length\":" + ResultCache.LARGEST + "}";
        write(large).statusCode(200);

        write(large).statusCode(409)
                .body("code", equalTo("idempotency_result_not_kept"))
                .body("detail", containsString(id(0)))
                .header("Retry-After", nullValue());
        assertThat(WritingTool.RUNS).hasValue(1);
    }

    @Test
    void aResultIsKeptUpToItsLimit() {
        int rest = "{\"run\":1,\"text\":\"large\",\"filling\":\"\"}".length();
        String large = "{\"text\":\"large\",\"length\":" + (ResultCache.LARGEST - rest) + "}";
        write(large).statusCode(200);

        assertThat(write(large).statusCode(200).header("Idempotency-Replayed", "true").extract().asByteArray())
                .hasSize(ResultCache.LARGEST);
    }

    @Test
    void aMaskedResultStaysMasked() {
        for (int request = 0; request < 2; request++) {
            assertThat(asOperator().header("Idempotency-Key", KEY).body("{\"text\":\"repeat the key\"}").post(TOOL).then()
                    .statusCode(200).body("text", equalTo("Authorization: Bearer ***")).extract().asString())
                    .doesNotContain(SECRET);
        }
        assertThat(EchoTool.RUNS).hasValue(1);
        assertThat(database.query("select result from ops.idempotency_keys").toString()).doesNotContain(SECRET);
    }

    @Test
    void whoWasDemotedOrRevokedGetsNoReplay() {
        write(INPUT).statusCode(200);

        database.addUser(operator, "ops_viewer");
        write(INPUT).statusCode(403).body("code", equalTo("forbidden")).header("Idempotency-Replayed", nullValue());
        database.addUser(operator, "none");
        write(INPUT).statusCode(403);
        database.addUser(operator, "ops_operator");
        write(as(operator, "ops_viewer"), INPUT).statusCode(403);
        write(INPUT).statusCode(200).header("Idempotency-Replayed", "true");
    }

    @Test
    void anotherCallerOrToolHasKeysOfItsOwn() {
        UUID other = UUID.randomUUID();
        database.addUser(other, "ops_operator");
        write(INPUT).body("run", equalTo(1));

        write(as(other, "ops_operator"), INPUT).statusCode(200).body("run", equalTo(2));
        asOperator().header("Idempotency-Key", KEY).body("{\"text\":\"hello\"}").post(TOOL).then().statusCode(200)
                .header("Idempotency-Replayed", nullValue());
    }

    @Test
    void anInputThatIsNotValidNeitherTakesAKeyNorGetsAReplay() {
        write("{\"text\":\"\"}").statusCode(400);
        write("{\"other\":1}").statusCode(400);
        assertThat(database.query("select * from ops.idempotency_keys")).isEmpty();
        write(INPUT).statusCode(200);

        write("{\"text\":\"\"}").statusCode(400).body("code", equalTo("invalid_input"));
    }

    @Test
    void theKeyItselfIsNotKept() {
        write(INPUT).statusCode(200);

        assertThat(database.query("select e::text, k::text from ops.run_events e, ops.idempotency_keys k").toString())
                .doesNotContain(KEY.replace("\"", ""));
    }
}
