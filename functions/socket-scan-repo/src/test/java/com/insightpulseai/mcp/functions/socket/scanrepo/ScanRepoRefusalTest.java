package com.insightpulseai.mcp.functions.socket.scanrepo;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.insightpulseai.mcp.provider.socket.stub.ShortSocketTimes;
import com.insightpulseai.mcp.provider.socket.stub.WireMockSocket;
import com.insightpulseai.mcp.testing.PostgresResource;
import com.insightpulseai.mcp.testing.TestIssuerResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;

/** Calls that the tool refuses before Socket is asked. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TestIssuerResource.class)
@QuarkusTestResource(WireMockSocket.class)
@QuarkusTestResource(ShortSocketTimes.class)
class ScanRepoRefusalTest extends StubbedScanTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"repo\":\"acme/web/x\"}|repo",
            "{}|repo",
            "{\"repo\":\"web\",\"ref\":\"a..b\"}|ref",
            "{\"repo\":\"web\",\"ref\":\"main\",\"ref_type\":\"tag\"}|ref_type",
            "{\"repo\":\"web\",\"ref\":\"main\",\"commit\":\"abc\"}|commit",
            "{\"repo\":\"web\",\"commit\":\"abc1234\"}|commit",
            "{\"repo\":\"web\",\"manifests\":[{\"path\":\"x\",\"content\":\"x\",\"encoding\":\"gzip\"}]}|manifests[0].content",
            "{\"repo\":\"web\",\"manifests\":[{\"path\":\"../x\",\"content\":\"\"}]}|manifests[0].path",
            "{\"repo\":\"web\",\"manifests\":[{\"path\":\"x\"}]}|manifests[0].content",
            "{\"repo\":\"web\",\"make_head\":true}|make_head",
            "{\"repo\":\"web\",\"pull_request\":0}|pull_request" })
    void refusesBadInputAndNamesTheField(String body, String field) {
        call(body).statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid_input"))
                .body("violations.field", contains(field));
        assertThat(socket.requests()).isEmpty();
    }

    @Test
    void refusesAnUnknownField() {
        call("{\"repo\":\"web\",\"branch\":\"main\"}").statusCode(400).body("code", equalTo("invalid_input"));
    }

    @Test
    void refusesACallerWithoutToken() {
        given().port(port()).contentType(ContentType.JSON).body(UPLOAD).post(TOOL).then()
                .statusCode(401).header("WWW-Authenticate", not(nullValue())).body("code", equalTo("unauthenticated"));
        assertThat(database.events()).isEmpty();
    }

    @Test
    void refusesAViewer() {
        UUID viewer = UUID.randomUUID();
        database.addUser(viewer, "ops_viewer");

        as(viewer, "ops_viewer").body(UPLOAD).post(TOOL).then().statusCode(403).body("code", equalTo("forbidden"));
        assertThat(socket.requests()).isEmpty();
    }

    @Test
    void doesNotKnowAnotherTool() {
        as(caller, "ops_operator").body("{}").post("/providers/socket/scan.everything").then()
                .statusCode(404).body("code", equalTo("unknown_tool"));
    }

    @Test
    void refusesMoreThanTheQuota() {
        database.execute(
                "insert into ops.provider_rate_limits (provider, quota_class, caller_id, window_seconds, window_start, "
                        + "call_count) values ('socket', 'scans', ?, 3600, date_bin('1 hour', now(), 'epoch'), 50)",
                caller);

        call(UPLOAD).statusCode(429).header("Retry-After", not(nullValue())).body("code", equalTo("quota_exceeded"));
        assertThat(socket.requests()).isEmpty();
    }
}
