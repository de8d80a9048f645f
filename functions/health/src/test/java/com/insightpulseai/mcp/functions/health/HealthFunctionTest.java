package com.insightpulseai.mcp.functions.health;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.insightpulseai.mcp.testing.NetdataStub.AGENT_V3;
import static com.insightpulseai.mcp.testing.NetdataStub.recorded;
import static com.insightpulseai.mcp.testing.ProviderStub.json;
import static com.insightpulseai.mcp.testing.SentryStub.limited;
import static io.restassured.RestAssured.given;

import java.util.Map;

import org.junit.jupiter.api.BeforeEach;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.insightpulseai.mcp.testing.FunctionTest;
import com.insightpulseai.mcp.testing.NetdataStub;
import com.insightpulseai.mcp.testing.PostgresResource;
import com.insightpulseai.mcp.testing.SentryStub;
import com.insightpulseai.mcp.testing.SocketStub;
import com.insightpulseai.mcp.testing.TestDatabase;
import com.insightpulseai.mcp.testing.TestIssuerResource;
import com.insightpulseai.mcp.testing.WireMockNetdata;
import com.insightpulseai.mcp.testing.WireMockSentry;
import com.insightpulseai.mcp.testing.WireMockSocket;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.restassured.specification.RequestSpecification;

/** The function with its own login and three played providers, which are well until a test says otherwise. */
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = PostgresResource.LOGIN, value = TestDatabase.HEALTH))
@QuarkusTestResource(TestIssuerResource.class)
@QuarkusTestResource(WireMockNetdata.class)
@QuarkusTestResource(WireMockSentry.class)
@QuarkusTestResource(WireMockSocket.class)
@QuarkusTestResource(NothingReused.class)
abstract class HealthFunctionTest extends FunctionTest {

    static final Map<String, String> SECRETS = Map.of("socket_api_key", "sktsec_stored-in-the-vault",
            "sentry_auth_token", "token-in-the-vault");

    private static final String ORGANIZATION = """
            {"avatar":{},"dateCreated":"2026-01-12T08:00:00Z","hasAuthProvider":false,"id":"2","isEarlyAdopter":false,
             "allowMemberInvite":true,"allowMemberProjectCreation":true,"allowSuperuserAccess":false,
             "links":{"organizationUrl":"https://acme.sentry.io","regionUrl":"https://us.sentry.io"},"name":"Acme",
             "require2FA":false,"slug":"acme","status":{"id":"active","name":"active"}}
            """;

    NetdataStub netdata;
    SentryStub sentry;
    SocketStub socket;

    HealthFunctionTest() {
        super("socket/health", "ops_viewer", SECRETS);
    }

    @BeforeEach
    void playWellProviders() {
        netdata.reset();
        netdata.playAgentV3();
        sentry.reset();
        playSentry(0);
        socket.reset();
        playSocket(quota(900, 1_000));
    }

    void playSocket(ResponseDefinitionBuilder answer) {
        socket.playUndescribed(get(urlPathEqualTo("/v0/quota")).willReturn(answer));
    }

    void playSentry(int delayMillis) {
        playSentry(delayMillis, 39);
    }

    void playSentry(int delayMillis, int left) {
        sentry.playGet("", limited(json(200, ORGANIZATION), 40, left, 1_900_000_000L).withFixedDelay(delayMillis));
    }

    void playNetdata(int delayMillis) {
        netdata.playGet("/api/v3/data", recorded(AGENT_V3, "v3-data.json").withFixedDelay(delayMillis));
    }

    static ResponseDefinitionBuilder quota(int left, int total) {
        return json(200,
                "{\"quota\":%d,\"maxQuota\":%d,\"nextWindowRefresh\":\"2026-01-02T03:00:00Z\"}".formatted(left, total));
    }

    RequestSpecification anonymous() {
        return given().port(port());
    }

    RequestSpecification viewer() {
        return as(caller, "ops_viewer");
    }

    /** What a check found a while ago. */
    void remember(String provider, String status, int secondsAgo) {
        database.execute(
                """
                        insert into ops.provider_health (provider, status, latency_ms, message, upstream_used, upstream_total, checked_at)
                        values (?, ?, 123, 'It was so.', 7, 10, now() - make_interval(secs => ?))""",
                provider, status, (double) secondsAgo);
    }

    int requests() {
        return netdata.requests().size() + sentry.requests().size() + socket.requests().size();
    }
}
