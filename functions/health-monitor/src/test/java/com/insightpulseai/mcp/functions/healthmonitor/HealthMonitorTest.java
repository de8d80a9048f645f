package com.insightpulseai.mcp.functions.healthmonitor;

import static com.insightpulseai.mcp.provider.socket.stub.SocketStub.error;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.provider.netdata.stub.NetdataStub;
import com.insightpulseai.mcp.provider.sentry.stub.SentryStub;
import com.insightpulseai.mcp.provider.socket.stub.SocketStub;
import com.insightpulseai.mcp.provider.stubs.HealthyProviders;
import com.insightpulseai.mcp.provider.stubs.WireMockProviders;
import com.insightpulseai.mcp.testing.FunctionPort;
import com.insightpulseai.mcp.testing.PostgresResource;
import com.insightpulseai.mcp.testing.TestDatabase;
import com.insightpulseai.mcp.testing.WebhookStub;
import com.insightpulseai.mcp.testing.WireMockWebhooks;
import com.insightpulseai.mcp.testing.WiredPostgresResource;

import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

/** The function as Lambda invokes it, with its own login. {@link MonitorTest} has what a round does. */
@QuarkusTest
@QuarkusTestResource(value = WiredPostgresResource.class, initArgs = @ResourceArg(name = PostgresResource.LOGIN, value = TestDatabase.MONITOR))
@QuarkusTestResource(WireMockProviders.class)
@QuarkusTestResource(WireMockWebhooks.class)
class HealthMonitorTest {

    /**
     * As <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-run-lambda-schedule.html">EventBridge</a> sends
     * it.
     */
    private static final String EVENT = """
            {"version":"0","id":"53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa","detail-type":"Scheduled Event","source":"aws.events",
             "account":"123456789012","time":"2026-11-25T16:53:06Z","region":"eu-central-1",
             "resources":["arn:aws:events:eu-central-1:123456789012:rule/health-monitor"],"detail":{}}
            """;

    private final TestDatabase database = TestDatabase.shared();

    DevServicesContext services;
    NetdataStub netdata;
    SentryStub sentry;
    SocketStub socket;
    WebhookStub webhooks;
    HealthyProviders providers;

    @BeforeEach
    void begin() {
        database.reset();
        HealthyProviders.SECRETS.forEach(database::putSecret);
        providers = HealthyProviders.stub(netdata, sentry, socket);
        webhooks.stubTaking(database);
    }

    @Test
    void checksAllProvidersAndReportsWhatItDid() {
        invoke(EVENT).statusCode(200)
                .body("providers.provider", contains("netdata", "sentry", "socket"))
                .body("providers.status", contains("ok", "ok", "ok"))
                .body("providers.announced", contains("ok", "ok", "ok"))
                .body("providers.recorded", contains(true, true, true))
                .body("providers[2].message", equalTo("The provider answers."))
                .body("providers[2]", hasKey("latency_ms"))
                .body("alerts", empty())
                .body("deliveries", hasKey("given_up"))
                .body("upkeep", hasKey("partitions_made"))
                .body("failures", empty());

        assertThat(database.query("select provider from ops.provider_health order by provider"))
                .extracting(row -> row.get("provider")).containsExactly("netdata", "sentry", "socket");
    }

    @Test
    void tellsOfAnOutageAndOfItsEnd() {
        providers.stubSocket(error(500));
        invokeLater().body("alerts", empty());
        invokeLater().body("alerts", empty());
        invokeLater().body("alerts[0].kind", equalTo("provider_health")).body("alerts[0].subject", equalTo("socket"))
                .body("alerts[0].transition", equalTo("opened"))
                .body("providers[2].announced", equalTo("down"))
                .body("deliveries.delivered", equalTo(2));
        providers.stubSocket(HealthyProviders.quota(900, 1_000));
        invokeLater();
        invokeLater().body("alerts.transition", contains("closed")).body("deliveries.delivered", equalTo(2));

        assertThat(webhooks.requests()).hasSize(4);
    }

    @Test
    void doesNothingTwiceForAnEventThatComesTwice() {
        invoke(EVENT).body("providers.recorded", contains(true, true, true));
        invoke(EVENT).body("providers.recorded", contains(false, false, false)).body("failures", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{\"time\":\"2026-11-25T16:53:06Z\",\"detail\":{\"a\":[1,2]},\"surprise\":true}" })
    void takesAnyEvent(String event) {
        invoke(event).statusCode(200).body("failures", empty());
    }

    @Test
    void failsForLambdaWhenItsRoundWasIncomplete() {
        database.execute("alter function ops.drop_expired rename to not_now");
        try {
            invoke(EVENT).statusCode(500).body("errorMessage", equalTo("Not done: drop_expired"));
        } finally {
            database.execute("alter function ops.not_now rename to drop_expired");
        }
        assertThat(database.query("select 1 from ops.provider_health")).hasSize(3);
    }

    @Test
    void failsForLambdaWithoutADatabaseAndGoesOnWhenThereIsOne() {
        database.stop();
        try {
            invoke(EVENT).statusCode(500).body("errorMessage", containsString("database"));
        } finally {
            database.start();
        }
        invoke(EVENT).statusCode(200).body("failures", empty());
    }

    /** A minute after the last time. */
    private ValidatableResponse invokeLater() {
        database.letAMinutePass();
        return invoke(EVENT).statusCode(200);
    }

    private ValidatableResponse invoke(String event) {
        return given().port(FunctionPort.of(services)).contentType(ContentType.JSON).body(event).post("/").then();
    }
}
