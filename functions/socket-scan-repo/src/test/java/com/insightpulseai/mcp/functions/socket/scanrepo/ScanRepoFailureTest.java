package com.insightpulseai.mcp.functions.socket.scanrepo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.insightpulseai.mcp.provider.socket.stub.SocketStub.artifacts;
import static com.insightpulseai.mcp.provider.socket.stub.SocketStub.error;
import static com.insightpulseai.mcp.provider.socket.stub.SocketStub.json;
import static com.insightpulseai.mcp.provider.socket.stub.SocketStub.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.provider.socket.stub.ShortSocketTimes;
import com.insightpulseai.mcp.provider.socket.stub.WireMockSocket;
import com.insightpulseai.mcp.testing.PostgresResource;
import com.insightpulseai.mcp.testing.TestIssuerResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Calls during which Socket fails or takes too long. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TestIssuerResource.class)
@QuarkusTestResource(WireMockSocket.class)
@QuarkusTestResource(ShortSocketTimes.class)
class ScanRepoFailureTest extends StubbedScanTest {

    @ParameterizedTest
    @CsvSource({ "400,502,upstream_error", "401,502,upstream_rejected_credentials", "403,502,upstream_rejected_credentials",
            "429,503,upstream_rate_limited" })
    void tellsHowSocketFailed(int upstream, int status, String code) {
        socket.stubPost("/full-scans", error(upstream).withHeader("Retry-After", "17"));

        ValidatableResponse answer = call(UPLOAD).statusCode(status)
                .body("code", equalTo(code))
                .body("upstream_status", equalTo(upstream));
        assertThat(answer.extract().asString()).doesNotContain("internal detail");
    }

    @Test
    void passesOnWhenToComeBack() {
        socket.stubPost("/full-scans", error(429).withHeader("Retry-After", "17"));

        call(UPLOAD).statusCode(503).header("Retry-After", "17");
    }

    @Test
    void tellsThatSocketIsBroken() {
        socket.stubUndescribed(post(urlPathEqualTo(path("/full-scans"))).willReturn(aResponse().withStatus(500)));

        call(UPLOAD).statusCode(502).body("upstream_status", equalTo(500));
    }

    @Test
    void givesUpInTime() {
        socket.stubGet("/full-scans", json(200, LISTED));
        socket.stub(get(urlPathEqualTo(path("/full-scans/scan-1"))).willReturn(artifacts(ARTIFACTS).withFixedDelay(20_000)));

        call("{\"repo\":\"web\",\"ref\":\"main\"}").statusCode(504).body("code", equalTo("upstream_timeout"))
                .time(lessThan(15_000L));
    }

    @Test
    void namesTheScanItStartedWhenTimeRunsOut() {
        socket.stub(get(urlPathEqualTo(path("/full-scans/scan-1"))).willReturn(artifacts(ARTIFACTS).withFixedDelay(20_000)));

        call(UPLOAD).statusCode(200)
                .body("state", equalTo("pending"))
                .body("scan_id", equalTo("scan-1"))
                .body("hint", containsString("scan.get"))
                .time(lessThan(15_000L));
    }

    @ParameterizedTest
    @ValueSource(ints = { 404, 429, 500, 503 })
    void namesTheScanItStartedWhenSocketFailsAfterwards(int status) {
        socket.stubUndescribed(get(urlPathEqualTo(path("/full-scans/scan-1"))).willReturn(error(status)));

        call(UPLOAD).statusCode(200)
                .body("state", equalTo("pending"))
                .body("scan_id", equalTo("scan-1"))
                .body("unmatched_files", contains("README.md"))
                .body("hint", containsString("did not tell"))
                .body("summary", nullValue());
    }

    @Test
    void tellsThatTheTokenMayNotReadTheResult() {
        socket.stubGet("/full-scans/scan-1", error(403));

        call(UPLOAD).statusCode(502).body("code", equalTo("upstream_rejected_credentials"));
    }
}
