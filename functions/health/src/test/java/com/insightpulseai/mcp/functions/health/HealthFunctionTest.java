package com.insightpulseai.mcp.functions.health;

import static io.restassured.RestAssured.given;

import org.junit.jupiter.api.BeforeEach;

import com.insightpulseai.mcp.provider.netdata.stub.NetdataStub;
import com.insightpulseai.mcp.provider.sentry.stub.SentryStub;
import com.insightpulseai.mcp.provider.socket.stub.SocketStub;
import com.insightpulseai.mcp.provider.stubs.HealthyProviders;
import com.insightpulseai.mcp.provider.stubs.WireMockProviders;
import com.insightpulseai.mcp.testing.FunctionTest;
import com.insightpulseai.mcp.testing.PostgresResource;
import com.insightpulseai.mcp.testing.TestDatabase;
import com.insightpulseai.mcp.testing.TestIssuerResource;
import com.insightpulseai.mcp.testing.WiredPostgresResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.restassured.specification.RequestSpecification;

/** The function with its own login and stubs of three providers, which are healthy until a test changes that. */
@QuarkusTestResource(value = WiredPostgresResource.class, initArgs = @ResourceArg(name = PostgresResource.LOGIN, value = TestDatabase.HEALTH))
@QuarkusTestResource(TestIssuerResource.class)
@QuarkusTestResource(WireMockProviders.class)
@QuarkusTestResource(NothingReused.class)
abstract class HealthFunctionTest extends FunctionTest {

    /** The promise of 5 s is that of a process that has started; on a JVM the first request of all takes seconds more. */
    private static boolean awake;

    NetdataStub netdata;
    SentryStub sentry;
    SocketStub socket;
    HealthyProviders providers;

    HealthFunctionTest() {
        super("socket/health", "ops_viewer", HealthyProviders.SECRETS);
    }

    @BeforeEach
    void stubWellProviders() {
        if (!awake) {
            anonymous().get("/health");
            awake = true;
        }
        providers = HealthyProviders.stub(netdata, sentry, socket);
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
}
