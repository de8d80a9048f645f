package com.insightpulseai.mcp.functions.sentry.health;

import static com.insightpulseai.mcp.testing.SentryStub.error;
import static com.insightpulseai.mcp.testing.SentryStub.json;
import static com.insightpulseai.mcp.testing.SentryStub.limited;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.testing.PostgresResource;
import com.insightpulseai.mcp.testing.SentryFunctionTest;
import com.insightpulseai.mcp.testing.TestIssuerResource;
import com.insightpulseai.mcp.testing.WireMockSentry;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The function behind its URL, with a real database and a played Sentry. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TestIssuerResource.class)
@QuarkusTestResource(WireMockSentry.class)
class SentryHealthToolTest extends SentryFunctionTest {

    private static final long RESET = 1_900_000_000L;
    private static final String ORGANIZATION = """
            {"avatar":{},"dateCreated":"2026-01-12T08:00:00Z","hasAuthProvider":false,"id":"2","isEarlyAdopter":false,
             "allowMemberInvite":true,"allowMemberProjectCreation":true,"allowSuperuserAccess":false,
             "links":{"organizationUrl":"https://acme.sentry.io","regionUrl":"https://us.sentry.io"},"name":"Acme",
             "require2FA":false,"slug":"acme","status":{"id":"active","name":"active"}}
            """;

    SentryHealthToolTest() {
        super("sentry/health", "ops_viewer", Map.of("sentry_auth_token", "token-in-the-vault"));
    }

    @BeforeEach
    void playSentry() {
        sentry.playGet("", limited(json(200, ORGANIZATION), 40, 39, RESET));
    }

    @Test
    void saysThatSentryIsWell() {
        call("{}").statusCode(200)
                .header("Schema-Version", "1.0")
                .body("provider", equalTo("sentry"))
                .body("status", equalTo("ok"))
                .body("latency_ms", greaterThanOrEqualTo(0))
                .body("checked_at", notNullValue())
                .body("message", equalTo("The provider answers."))
                .body("upstream_quota", equalTo(Map.of("used", 1, "total", 40)));
        assertThat(sentry.requests()).singleElement()
                .satisfies(request -> assertThat(request.getHeader("Authorization")).isEqualTo("Bearer token-in-the-vault"));
    }

    @Test
    void saysThatItsQuotaIsNearlySpent() {
        sentry.playGet("", limited(json(200, ORGANIZATION), 40, 1, RESET));

        call("{}").statusCode(200).body("status", equalTo("degraded"));
    }

    @Test
    void saysThatTheTokenIsRejected() {
        sentry.playGet("", error(401));

        call("{}").statusCode(200).body("status", equalTo("down"))
                .body("message", equalTo("Sentry rejected the stored auth token."))
                .body("upstream_quota", nullValue());
    }

    @Test
    void saysThatThereIsNoSuchOrganization() {
        sentry.playGet("", error(404));

        call("{}").statusCode(200).body("status", equalTo("down")).body("message", containsString("setting org"));
    }

    @Test
    void takesLessThanItsFiveSecondsWhateverSentryDoes() {
        sentry.playGet("", json(200, ORGANIZATION).withFixedDelay(20_000));

        call("{}").statusCode(200).body("status", equalTo("down"))
                .body("message", equalTo("The provider did not answer in time."))
                .body("latency_ms", lessThan(5_000));
    }

    @Test
    void refusesInputThatItHasNoUseFor() {
        call("{\"verbose\":true}").statusCode(400).body("code", equalTo("invalid_input"));
    }
}
