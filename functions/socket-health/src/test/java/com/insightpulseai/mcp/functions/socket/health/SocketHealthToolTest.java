package com.insightpulseai.mcp.functions.socket.health;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.insightpulseai.mcp.testing.SocketStub.error;
import static com.insightpulseai.mcp.testing.SocketStub.json;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.insightpulseai.mcp.testing.PostgresResource;
import com.insightpulseai.mcp.testing.SocketFunctionTest;
import com.insightpulseai.mcp.testing.TestIssuer;
import com.insightpulseai.mcp.testing.TestIssuerResource;
import com.insightpulseai.mcp.testing.WireMockSocket;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;

/** The function behind its URL, with a real database and a played Socket. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TestIssuerResource.class)
@QuarkusTestResource(WireMockSocket.class)
class SocketHealthToolTest extends SocketFunctionTest {

    SocketHealthToolTest() {
        super("socket/health", "ops_viewer", Map.of("socket_api_key", "sktsec_stored-in-the-vault"));
    }

    @Test
    void isOkWhileSocketAnswersAndQuotaIsLeft() {
        socket.play(quota(900, 1_000));

        call("{}").statusCode(200)
                .body("provider", equalTo("socket"))
                .body("status", equalTo("ok"))
                .body("latency_ms", greaterThanOrEqualTo(0))
                .body("checked_at", not(nullValue()))
                .body("upstream_quota", equalTo(Map.of("used", 100, "total", 1_000)));
        assertThat(socket.requests()).singleElement()
                .satisfies(request -> assertThat(request.getUrl()).isEqualTo("/v0/quota"));
    }

    /** By event and not by request: between the two the played function URL would settle what such headers ask for. */
    @ParameterizedTest
    @CsvSource({ "expect,100-continue", "expect,200-ok", "connection,close", "connection,upgrade", "upgrade,websocket",
            "transfer-encoding,chunked", "content-length,2" })
    void headersAboutTheConnectionMeanNothingInAnEvent(String name, String value) {
        socket.play(quota(900, 1_000));
        Map<String, String> headers = Map.of("authorization", "Bearer " + TestIssuer.shared().token(caller, "ops_viewer"),
                "content-type", "application/json", name, value);

        given().port(port()).contentType(ContentType.JSON)
                .body(Map.of("version", "2.0", "rawPath", "/providers/socket/health", "rawQueryString", "", "headers", headers,
                        "requestContext", Map.of("http", Map.of("method", "POST", "path", "/providers/socket/health")),
                        "body", "{}", "isBase64Encoded", false))
                .post("/_lambda_").then().statusCode(200)
                .body("statusCode", equalTo(200)).body("body", containsString("\"status\":\"ok\""));
        assertThat(database.events(caller)).extracting(row -> row.get("status")).containsExactly("ok");
    }

    @ParameterizedTest
    @CsvSource({ "0,1000", "99,1000", "0,0" })
    void isDegradedWhenTheQuotaIsNearlySpent(int left, int total) {
        socket.play(quota(left, total));

        call("{}").statusCode(200).body("status", equalTo("degraded")).body("message", containsString("quota"));
    }

    @Test
    void isDownWhenSocketRejectsTheToken() {
        socket.play(get(urlPathEqualTo("/v0/quota")).willReturn(error(401)));

        call("{}").statusCode(200)
                .body("status", equalTo("down"))
                .body("message", containsString("rejected"))
                .body("upstream_quota", nullValue());
    }

    @Test
    void isDegradedWhenSocketLimitsItsCalls() {
        socket.play(get(urlPathEqualTo("/v0/quota")).willReturn(error(429).withHeader("Retry-After", "30")));

        call("{}").statusCode(200).body("status", equalTo("degraded"));
        assertThat(socket.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = { 500, 503 })
    void isDownWhenSocketIsBrokenAndIsNotAskedTwice(int status) {
        socket.playUndescribed(get(urlPathEqualTo("/v0/quota")).willReturn(error(status)));

        call("{}").statusCode(200).body("status", equalTo("down")).body("message", not(containsString("internal detail")));
        assertThat(socket.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{\"quota\":-1,\"maxQuota\":5}", "{\"quota\":\"many\",\"maxQuota\":5}", "[]", "<html>" })
    void isDownWhenTheAnswerIsNoQuota(String body) {
        socket.playUndescribed(get(urlPathEqualTo("/v0/quota")).willReturn(json(200, body)));

        call("{}").statusCode(200).body("status", equalTo("down"));
    }

    @Test
    void isDownWhenTheConnectionBreaks() {
        socket.playUndescribed(get(urlPathEqualTo("/v0/quota")).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));

        call("{}").statusCode(200).body("status", equalTo("down"));
    }

    @Test
    void isDownWithinFiveSecondsWhenSocketHangs() {
        socket.play(quota(900, 1_000, 20_000));

        call("{}").statusCode(200).body("status", equalTo("down")).body("latency_ms", lessThan(5_000));
    }

    @Test
    void wantsAnEmptyObject() {
        call("{\"provider\":\"socket\"}").statusCode(400).body("code", equalTo("invalid_input"));
    }

    private static MappingBuilder quota(int left, int total) {
        return quota(left, total, 0);
    }

    private static MappingBuilder quota(int left, int total, int delayMillis) {
        return get(urlPathEqualTo("/v0/quota")).willReturn(json(200,
                "{\"quota\":%d,\"maxQuota\":%d,\"nextWindowRefresh\":\"2026-01-02T03:00:00Z\"}".formatted(left, total))
                .withFixedDelay(delayMillis));
    }
}
