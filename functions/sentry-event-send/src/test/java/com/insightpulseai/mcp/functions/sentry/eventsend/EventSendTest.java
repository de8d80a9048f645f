package com.insightpulseai.mcp.functions.sentry.eventsend;

import static com.insightpulseai.mcp.provider.sentry.stub.SentryStub.error;
import static com.insightpulseai.mcp.provider.sentry.stub.SentryStub.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.insightpulseai.mcp.provider.sentry.stub.SentryStub;
import com.insightpulseai.mcp.provider.sentry.stub.WireMockSentry;
import com.insightpulseai.mcp.testing.FunctionTest;
import com.insightpulseai.mcp.testing.PostgresResource;
import com.insightpulseai.mcp.testing.TestIssuerResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The function behind its URL, with a real database and a stub of Sentry. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TestIssuerResource.class)
@QuarkusTestResource(WireMockSentry.class)
class EventSendTest extends FunctionTest {

    private static final String KEY = "0f8c1d2e3b4a59687a6b5c4d3e2f1001";
    private static final String PROJECT = "4509062593708032";

    SentryStub sentry;

    EventSendTest() {
        super("sentry/event.send", "ops_operator", Map.of());
    }

    @BeforeEach
    void stubSentry() {
        sentry.reset();
        sentry.stubEnvelope(PROJECT, json(200, "{\"id\":\"0f8c1d2e3b4a59687a6b5c4d3e2f1001\"}"));
        database.putSecret("sentry_dsn", sentry.dsn(KEY, PROJECT));
    }

    @Test
    void sendsAnEventAndTellsItsId() throws Exception {
        String id = call("""
                {"message":"Deployment of shop-api failed\\nexit code 3","level":"warning","platform":"java",
                 "environment":"production","release":"shop-api@4.12.0","logger":"deploy","server_name":"runner-1",
                 "transaction":"deploy/shop","fingerprint":["deploy","shop-api"],"tags":{"region":"eu"},
                 "extra":{"log":"line 1\\nline 2"}}""").statusCode(200)
                .header("Schema-Version", "1.0")
                .extract().path("event_id");

        JsonNode event = sent();
        assertThat(id).matches("[0-9a-f]{32}").isEqualTo(event.path("event_id").asText());
        assertThat(event.path("logentry").path("formatted").asText()).startsWith("Deployment of shop-api failed\n");
        assertThat(event.path("server_name").asText()).isEqualTo("runner-1");
        assertThat(event.path("fingerprint")).hasSize(2);
        assertThat(event.path("tags").path("region").asText()).isEqualTo("eu");
    }

    @Test
    void needsNothingButAMessage() throws Exception {
        call("{\"message\":\"x\"}").statusCode(200);

        assertThat(sent().path("level").asText()).isEqualTo("error");
        assertThat(sent().path("platform").asText()).isEqualTo("other");
    }

    @Test
    void givesEachEventAnIdOfItsOwn() {
        String first = call("{\"message\":\"x\"}").statusCode(200).extract().path("event_id");
        String second = call("{\"message\":\"x\"}").statusCode(200).extract().path("event_id");

        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void leavesARowThatNamesTheHostAndNotTheKey() {
        String event = call("{\"message\":\"see %s\"}".formatted(sentry.dsn(KEY, PROJECT))).statusCode(200).extract()
                .header("X-Event-Id");

        Map<String, Object> row = database.event(UUID.fromString(event)).orElseThrow();
        assertThat(row).containsEntry("status", "ok").containsEntry("hostname", "127.0.0.1");
        assertThat(row.toString()).doesNotContain(KEY);
    }

    @Test
    void refusesAnEventAboveOneMebibyte() {
        String extra = IntStream.range(0, 50).mapToObj(i -> "\"log %d\":\"%s\"".formatted(i, "日".repeat(16_384)))
                .collect(Collectors.joining(","));

        call("{\"message\":\"x\",\"extra\":{" + extra + "}}").statusCode(400)
                .body("code", equalTo("invalid_input"))
                .body("violations[0].field", equalTo(""))
                .body("violations[0].message", equalTo("makes an event of more than 1 MiB (1048576 bytes), Sentry's limit"));
        call("{\"message\":\"x\"}").statusCode(200).header("RateLimit", startsWith("\"writes\";r=99;"));
        assertThat(sentry.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{}|message",
            "{\"message\":\" \"}|message",
            "{\"message\":\"x\",\"level\":\"critical\"}|level",
            "{\"message\":\"x\",\"platform\":\"cobol\"}|platform",
            "{\"message\":\"x\",\"environment\":\"a b\"}|environment",
            "{\"message\":\"x\",\"environment\":\"None\"}|environment",
            "{\"message\":\"x\",\"release\":\"..\"}|release",
            "{\"message\":\"x\",\"release\":\"a/b\"}|release",
            "{\"message\":\"x\",\"release\":\" a\"}|release",
            "{\"message\":\"x\",\"logger\":\"\"}|logger",
            "{\"message\":\"x\",\"server_name\":\"a\\nb\"}|server_name",
            "{\"message\":\"x\",\"transaction\":\"a\\u0000\"}|transaction",
            "{\"message\":\"x\",\"fingerprint\":[\"a\",null]}|fingerprint[1]",
            "{\"message\":\"x\",\"tags\":{\"a b\":\"c\"}}|tags[a b]",
            "{\"message\":\"x\",\"tags\":{\"region\":\"a\\nb\"}}|tags[region]",
            "{\"message\":\"x\",\"tags\":{\"region\":null}}|tags[region]",
            "{\"message\":\"x\",\"extra\":{\"\":\"c\"}}|extra[]" })
    void refusesBadInputAndNamesTheField(String body, String field) {
        call(body).statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid_input"))
                .body("violations.field", contains(field));
        assertThat(sentry.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "environment,65", "release,201", "logger,201", "server_name,201", "transaction,201" })
    void refusesATextThatSentryWouldCut(String field, int length) {
        call("{\"message\":\"x\",\"%s\":\"%s\"}".formatted(field, "y".repeat(length))).statusCode(400)
                .body("violations.field", contains(field));
    }

    @Test
    void refusesAMessageThatSentryWouldCut() {
        call("{\"message\":\"%s\"}".formatted("y".repeat(8_193))).statusCode(400).body("violations.field", contains("message"));
        call("{\"message\":\"%s\"}".formatted("y".repeat(8_192))).statusCode(200);
    }

    @Test
    void refusesTooManyTagsAndTooMuchBesides() {
        String many = IntStream.range(0, 51).mapToObj(i -> "\"k%d\":\"v\"".formatted(i)).collect(Collectors.joining(","));

        call("{\"message\":\"x\",\"tags\":{" + many + "}}").statusCode(400).body("violations.field", hasItem("tags"));
        call("{\"message\":\"x\",\"extra\":{" + many + "}}").statusCode(400).body("violations.field", hasItem("extra"));
    }

    @Test
    void saysThatItsDsnIsNone() {
        database.putSecret("sentry_dsn", "https://" + KEY + "/no-dsn");

        String answer = call("{\"message\":\"x\"}").statusCode(503).body("code", equalTo("unavailable")).extract().asString();
        assertThat(answer).contains("sentry_dsn").doesNotContain(KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://k@collector.example.com/1", "https://k@o1.ingest.eu.sentry.io/1",
            "http://k@o1.ingest.us.sentry.io/1", "https://k@169.254.169.254/1", "http://k@127.0.0.1:1/1" })
    void sendsToNoHostThatIsNotAllowed(String dsn) {
        database.putSecret("sentry_dsn", dsn);

        call("{\"message\":\"x\"}").statusCode(403).body("code", equalTo("host_not_allowed"));
        assertThat(sentry.requests()).isEmpty();
    }

    @Test
    void passesOnWhenToComeBackAndDoesNotSendAgain() {
        sentry.stubEnvelope(PROJECT, error(429).withHeader("Retry-After", "1"));

        call("{\"message\":\"x\"}").statusCode(503).header("Retry-After", "1").body("code", equalTo("upstream_rate_limited"));
        assertThat(sentry.requests()).hasSize(1);
    }

    private JsonNode sent() throws Exception {
        return new ObjectMapper().readTree(new String(sentry.requests().get(0).getBody(), UTF_8).split("\n")[2]);
    }
}
