package com.insightpulseai.mcp.functions.mcp;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.insightpulseai.mcp.testing.ProviderStub.json;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.insightpulseai.mcp.testing.FunctionPort;
import com.insightpulseai.mcp.testing.TestIssuer;
import com.insightpulseai.mcp.testing.TestIssuerResource;

import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** The function before those of the tools, which a stub stands for. It is told that it has no database. */
@QuarkusTest
@QuarkusTestResource(TestIssuerResource.class)
@QuarkusTestResource(WireMockFunctions.class)
class McpFunctionTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String EVENT = "0198f3a1-7c1e-7d2a-8b3c-0123456789ab";
    private static final String READING = "socket/findings.list";
    private static final String WRITING = "socket/scan.repo";
    private static final String CALL_READING = "\"name\":\"socket_findings_list\",\"arguments\":{\"limit\":2}";
    private static final String CALL_WRITING = "\"name\":\"socket_scan_repo\",\"arguments\":{}";
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    FunctionsStub functions;

    /** Set where the function runs as a process of its own. */
    DevServicesContext services;

    private final String token = TestIssuer.shared().token(UUID.randomUUID(), "ops_operator");

    @BeforeEach
    void noAnswersYet() {
        functions.reset();
    }

    @Test
    void handsOnAResultWithItsMeta() {
        String output = "{\"findings\":[],\"note\":\"ü\",\"truncated\":false}";
        functions.answerCalls(READING, json(200, output).withHeader("X-Event-Id", EVENT).withHeader("Schema-Version", "1.0")
                .withHeader("RateLimit", "\"reads\";r=199;t=3600").withHeader("RateLimit-Policy", "\"reads\";q=200;w=3600"));

        JsonNode result = result(send("tools/call", CALL_READING));

        assertThat(result.path("isError").booleanValue()).isFalse();
        assertThat(result.path("structuredContent")).isEqualTo(tree(output));
        assertThat(text(result)).isEqualTo(output);
        assertThat(result.path("_meta").path("com.insightpulseai/event-id").textValue()).isEqualTo(EVENT);
        assertThat(result.path("_meta").path("com.insightpulseai/schema-version").textValue()).isEqualTo("1.0");
        assertThat(result.path("_meta").path("com.insightpulseai/quota"))
                .isEqualTo(tree("{\"class\":\"reads\",\"limit\":200,\"left\":199,\"reset\":3600}"));
    }

    @Test
    void tellsTheToolWhoCallsWithWhatAndHowMuchMayBeAnswered() {
        functions.answerCalls(READING, json(200, "{}"));

        result(send("tools/call", CALL_READING + ",\"_meta\":{\"traceparent\":\"00-" + TRACE + "-b7ad6b7169203331-01\","
                + "\"io.modelcontextprotocol/clientInfo\":{\"name\":\"editor ü\",\"version\":\"9\"}}"));

        LoggedRequest sent = functions.request();
        assertThat(sent.getHeader("Authorization")).isEqualTo("Bearer " + token);
        assertThat(sent.getHeader("traceparent")).startsWith("00-" + TRACE + "-");
        assertThat(sent.getHeader("User-Agent")).isEqualTo("editor ?/9");
        assertThat(sent.getHeader("Answer-Limit")).isEqualTo("48000");
        assertThat(sent.getHeader("Schema-Version")).isEqualTo("1.0");
        assertThat(sent.getHeader("Content-Type")).isEqualTo("application/json");
        assertThat(sent.getBodyAsString()).isEqualTo("{\"limit\":2}");
    }

    @Test
    void handsOnTheIdempotencyKeyOfAChange() {
        functions.answerCalls(WRITING, json(200, "{}").withHeader("Idempotency-Replayed", "true"));

        JsonNode result = result(as(token).header("Idempotency-Key", "a-key").body(message("tools/call", CALL_WRITING))
                .post("/mcp"));

        assertThat(functions.request().getHeader("Idempotency-Key")).isEqualTo("\"a-key\"");
        assertThat(result.path("_meta").path("com.insightpulseai/replayed").booleanValue()).isTrue();
    }

    @Test
    void handsOnNoIdempotencyKeyToAToolThatReads() {
        functions.answerCalls(READING, json(200, "{}"));

        JsonNode result = result(as(token).header("Idempotency-Key", "a key").body(message("tools/call", CALL_READING))
                .post("/mcp"));

        assertThat(functions.request().containsHeader("Idempotency-Key")).isFalse();
        assertThat(result.path("_meta").has("com.insightpulseai/replayed")).isFalse();
    }

    @Test
    void saysAToolsProblemAsText() {
        functions.answerCalls(READING, json(429, "{\"title\":\"The caller's quota is used up\",\"status\":429,\"detail\":"
                + "\"200 reads an hour are used up.\",\"code\":\"quota_exceeded\",\"event_id\":\"" + EVENT + "\"}")
                .withHeader("X-Event-Id", EVENT).withHeader("Retry-After", "17"));

        JsonNode result = result(send("tools/call", CALL_READING));

        assertThat(result.path("isError").booleanValue()).isTrue();
        assertThat(result.has("structuredContent")).isFalse();
        assertThat(text(result)).contains("200 reads an hour are used up.", "Try again after 17 s", EVENT, "quota_exceeded");
        assertThat(result.path("_meta").path("com.insightpulseai/event-id").textValue()).isEqualTo(EVENT);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void doesNotKnowWhatBecameOfABrokenCall(Fault fault) {
        assertThatOutcomeIsUnknown(aResponse().withFault(fault));
    }

    static ResponseDefinitionBuilder[] answersOfNoTool() {
        return new ResponseDefinitionBuilder[] {
                aResponse().withStatus(200).withHeader("Content-Type", "text/html").withBody("<html>\"</html>"),
                aResponse().withStatus(200).withBody(""),
                json(200, "[]"),
                json(502, "Internal Server Error"),
                // Longer than the endpoint waits.
                json(200, "{}").withFixedDelay(4_000) };
    }

    @ParameterizedTest
    @MethodSource("answersOfNoTool")
    void doesNotKnowWhatBecameOfACallWithoutAResult(ResponseDefinitionBuilder answer) {
        assertThatOutcomeIsUnknown(answer);
    }

    private void assertThatOutcomeIsUnknown(ResponseDefinitionBuilder answer) {
        functions.answerCalls(WRITING, answer);

        JsonNode result = result(send("tools/call", CALL_WRITING));

        assertThat(result.path("isError").booleanValue()).isTrue();
        assertThat(text(result)).contains("It is not known whether the change was made; look before you call again.")
                .doesNotContain("html", "Exception");
        assertThat(functions.requests()).as("no second try").hasSize(1);
    }

    static ResponseDefinitionBuilder[] refusalsBeforeTheFunction() {
        return new ResponseDefinitionBuilder[] {
                aResponse().withStatus(307).withHeader("Location", "/providers/socket/findings.list"),
                json(403, "{\"Message\":\"Forbidden\"}"),
                json(429,
                        "{\"Reason\":\"ConcurrentInvocationLimitExceeded\",\"Type\":\"User\",\"message\":\"Rate Exceeded.\"}"),
                // No problem of ours: it leads nobody into a login.
                json(401, "{\"message\":\"Unauthorized\"}") };
    }

    @ParameterizedTest
    @MethodSource("refusalsBeforeTheFunction")
    void saysThatAToolWasNotReached(ResponseDefinitionBuilder answer) {
        functions.answerCalls(WRITING, answer);

        assertThatItWasNotReached(result(send("tools/call", CALL_WRITING)));
        assertThat(functions.requests()).as("neither followed nor repeated").hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "netdata_nodes_list", "sentry_issues_list" })
    void saysThatAToolIsNowhere(String tool) {
        assertThatItWasNotReached(result(send("tools/call", "\"name\":\"" + tool + "\",\"arguments\":{}")));
    }

    private static void assertThatItWasNotReached(JsonNode result) {
        assertThat(result.path("isError").booleanValue()).isTrue();
        assertThat(text(result)).contains("The tool cannot be reached.", "Trying again later may help.");
    }

    @Test
    void refusesTheRequestWhereTheToolRefusesTheToken() {
        functions.answerCalls(READING,
                json(401, "{\"title\":\"No valid credentials\",\"status\":401,\"code\":\"unauthenticated\"}"));

        assertThatItWasRefused(send("tools/call", CALL_READING));
    }

    private static void assertThatItWasRefused(Response answer) {
        answer.then().statusCode(401).body("code", equalTo("unauthenticated"));
        // The simulated function URL makes two lines of it.
        assertThat(answer.headers().getValues("WWW-Authenticate")).containsExactly("Bearer error=\"invalid_token\"",
                "resource_metadata=\"https://ops.example.com/.well-known/oauth-protected-resource/mcp\"");
    }

    @ParameterizedTest
    @ValueSource(ints = { 200, 503 })
    void readsHealthAsItsFunctionReportsIt(int status) {
        String report = "{\"status\":\"down\",\"providers\":[]}";
        functions.reportHealth(json(status, report));

        JsonNode result = result(send("resources/read", "\"uri\":\"ops:///health\""));

        assertThat(result.path("contents").path(0).path("text").textValue()).isEqualTo(report);
        assertThat(functions.request().getHeader("Authorization")).isEqualTo("Bearer " + token);
    }

    static ResponseDefinitionBuilder[] noReports() {
        return new ResponseDefinitionBuilder[] { json(503, "{\"code\":\"unavailable\"}"), aResponse().withStatus(503),
                json(403, "{\"code\":\"forbidden\",\"detail\":\"No role.\"}"), aResponse().withFault(Fault.EMPTY_RESPONSE) };
    }

    @ParameterizedTest
    @MethodSource("noReports")
    void saysThatHealthCannotBeRead(ResponseDefinitionBuilder answer) {
        functions.reportHealth(answer);

        JsonNode error = tree(send("resources/read", "\"uri\":\"ops:///health\"").asString()).path("error");

        assertThat(error.path("code").intValue()).isEqualTo(-32603);
        assertThat(error.path("message").textValue()).isIn("Health cannot be read at the moment.", "No role.");
    }

    @Test
    void listsToolsAndProvidersItself() {
        JsonNode tools = result(send("tools/list", "")).path("tools");
        JsonNode providers = result(send("resources/read", "\"uri\":\"ops:///providers\""));

        assertThat(tools).extracting(tool -> tool.path("name").textValue()).contains("socket_scan_repo", "netdata_nodes_list");
        assertThat(providers.toString()).contains("socket_findings_list", "ops_operator");
        assertThat(functions.requests()).isEmpty();
    }

    @Test
    void wantsATokenBeforeAnythingIsAsked() {
        assertThatItWasRefused(as(TestIssuer.withNewKey().token(UUID.randomUUID(), "ops_admin"))
                .body(message("tools/call", CALL_READING)).post("/mcp"));
        assertThat(functions.requests()).isEmpty();
    }

    @Test
    void takesMessagesByPostAlone() {
        as(token).get("/mcp").then().statusCode(405).header("Allow", "POST");
        as(token).delete("/mcp").then().statusCode(405);
        given().port(port()).get("/mcp").then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/.well-known/oauth-protected-resource", "/.well-known/oauth-protected-resource/mcp" })
    void publishesWhereTheLoginIs(String path) {
        given().port(port()).get(path).then().statusCode(200).contentType(ContentType.JSON)
                .body("resource", equalTo(WireMockFunctions.PUBLIC_URL))
                .body("authorization_servers", contains(TestIssuer.shared().supabaseUrl() + "/auth/v1"));
    }

    @Test
    void servesNoToolItself() {
        as(token).body("{}").post("/providers/socket/findings.list").then().statusCode(404);
        assertThat(functions.requests()).isEmpty();
    }

    private Response send(String method, String params) {
        return as(token).body(message(method, params)).post("/mcp");
    }

    private RequestSpecification as(String bearer) {
        return given().port(port()).auth().preemptive().oauth2(bearer).contentType(ContentType.JSON);
    }

    private int port() {
        return FunctionPort.of(services);
    }

    private static String message(String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"" + method + "\",\"params\":{" + params + "}}";
    }

    private static JsonNode result(Response response) {
        response.then().statusCode(200);
        JsonNode message = tree(response.asString());
        assertThat(message.has("result")).as(message.toString()).isTrue();
        return message.path("result");
    }

    private static String text(JsonNode result) {
        return result.path("content").path(0).path("text").textValue();
    }

    private static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + json, e);
        }
    }
}
