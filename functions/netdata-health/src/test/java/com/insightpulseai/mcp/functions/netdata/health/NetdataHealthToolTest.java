package com.insightpulseai.mcp.functions.netdata.health;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.testing.NetdataFunctionTest;
import com.insightpulseai.mcp.testing.PostgresResource;
import com.insightpulseai.mcp.testing.TestIssuerResource;
import com.insightpulseai.mcp.testing.WireMockNetdata;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** The function behind its URL, with a real database and a played Netdata. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TestIssuerResource.class)
@QuarkusTestResource(WireMockNetdata.class)
class NetdataHealthToolTest extends NetdataFunctionTest {

    NetdataHealthToolTest() {
        super("netdata/health", "ops_viewer", Map.of());
    }

    @BeforeEach
    void playNoAgent() {
        netdata.reset();
    }

    @Test
    void isWellWithoutTellingMoreThanTheVersion() {
        netdata.playAgentV3();

        ValidatableResponse answer = call("{}").statusCode(200)
                .header("Schema-Version", "1.0")
                .body("provider", equalTo("netdata"))
                .body("status", equalTo("ok"))
                .body("message", equalTo("Netdata Agent v2.10.4 answers."))
                .body("latency_ms", lessThan(5_000))
                .body("checked_at", notNullValue())
                .body("upstream_quota", nullValue());
        assertThat(answer.extract().asString()).doesNotContain("/etc/netdata").doesNotContain("demo-node-1");
    }

    @Test
    void isWellWithAnOlderAgent() {
        netdata.playAgentV1();

        call("{}").statusCode(200).body("status", equalTo("ok")).body("message", equalTo("Netdata Agent v1.37.1 answers."));
    }

    @Test
    void isDownWhereOnlyTheInformationIsFree() {
        netdata.playProtectedAgent();

        call("{}").statusCode(200).body("status", equalTo("down")).body("message", containsString("bearer token"));
    }

    @Test
    void isDownInTimeWhenNobodyAnswers() {
        netdata.playGet("/api/v3/info", aResponse().withFixedDelay(20_000));

        call("{}").statusCode(200).body("status", equalTo("down")).body("latency_ms", lessThan(5_000));
    }

    @Test
    void takesNothing() {
        call("{\"verbose\":true}").statusCode(400).body("violations.field", contains("verbose"));
    }
}
