package com.insightpulseai.mcp.provider.sentry;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.insightpulseai.mcp.testing.SentryStub.error;
import static com.insightpulseai.mcp.testing.SentryStub.json;
import static com.insightpulseai.mcp.testing.SentryStub.limited;
import static com.insightpulseai.mcp.testing.SentryStub.path;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.insightpulseai.mcp.health.HealthCheckAccess;
import com.insightpulseai.mcp.health.HealthStatus;
import com.insightpulseai.mcp.health.ProviderHealth;
import com.insightpulseai.mcp.health.ProviderHealth.UpstreamQuota;
import com.insightpulseai.mcp.testing.SentryStub;
import com.insightpulseai.mcp.testing.WireMockSentry;
import com.insightpulseai.mcp.tool.VaultSecret;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(SentryTestProfile.class)
class SentryHealthTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long RESET = 1_900_000_000L;
    private static final String ORGANIZATION = """
            {"avatar":{},"dateCreated":"2026-01-12T08:00:00Z","hasAuthProvider":false,"id":"2","isEarlyAdopter":false,
             "allowMemberInvite":true,"allowMemberProjectCreation":true,"allowSuperuserAccess":false,
             "links":{"organizationUrl":"https://acme.sentry.io","regionUrl":"https://us.sentry.io"},"name":"Acme",
             "require2FA":false,"slug":"acme","status":{"id":"%s","name":"x"}}
            """;

    @Inject
    SentryHealth health;

    SentryStub sentry;

    @BeforeEach
    void forget() {
        sentry.reset();
    }

    @AfterEach
    void keepToTheContract() {
        sentry.assertContractKept();
    }

    @Test
    void isWellWhenTheOrganizationAnswers() {
        sentry.playGet("", limited(organization("active"), 40, 39, RESET));

        ProviderHealth found = check();

        assertThat(found.provider()).isEqualTo("sentry");
        assertThat(found.status()).isEqualTo(HealthStatus.OK);
        assertThat(found.upstreamQuota()).contains(new UpstreamQuota(1, 40));
        assertThat(sentry.requests().get(0).getUrl()).isEqualTo(path("") + "?detailed=0");
    }

    @Test
    void isWellWhereNothingIsSaidOfALimit() {
        sentry.playGet("", organization("active"));

        assertThat(check().status()).isEqualTo(HealthStatus.OK);
        assertThat(check().upstreamQuota()).isEmpty();
    }

    @Test
    void isDegradedWhenFewRequestsAreLeft() {
        sentry.playGet("", limited(organization("active"), 40, 3, RESET));

        assertThat(check().status()).isEqualTo(HealthStatus.DEGRADED);
        assertThat(check().message()).contains("3 of 40");
    }

    @Test
    void isDegradedWhenItsCallsAreLimited() {
        sentry.playUndescribed(get(urlPathEqualTo(path(""))).willReturn(limited(error(429), 40, 0, RESET)));

        assertThat(check().status()).isEqualTo(HealthStatus.DEGRADED);
    }

    @Test
    void isDegradedWhenTheOrganizationIsGoing() {
        sentry.playGet("", organization("pending_deletion"));

        assertThat(check().status()).isEqualTo(HealthStatus.DEGRADED);
        assertThat(check().message()).contains("not active");
    }

    @ParameterizedTest
    @ValueSource(ints = { 401, 403 })
    void isDownWhenTheTokenIsRejected(int status) {
        sentry.playGet("", error(status));

        assertThat(check().status()).isEqualTo(HealthStatus.DOWN);
        assertThat(check().message()).contains("stored auth token").doesNotContain("internal detail");
    }

    @Test
    void isDownWhenThereIsNoSuchOrganization() {
        sentry.playGet("", error(404));

        assertThat(check().status()).isEqualTo(HealthStatus.DOWN);
        assertThat(check().message()).contains("setting org", "base_url");
    }

    @Test
    void asksOnceHoweverItFails() {
        sentry.playUndescribed(get(urlPathEqualTo(path(""))).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));

        assertThat(check().status()).isEqualTo(HealthStatus.DOWN);
        assertThat(sentry.requests()).hasSize(1);
    }

    private ProviderHealth check() {
        return health.check(new HealthCheckAccess(Map.of("sentry_auth_token", new VaultSecret("token-of-acme")),
                Map.of("org", WireMockSentry.ORG), PATIENCE)).await().atMost(PATIENCE);
    }

    private static ResponseDefinitionBuilder organization(String status) {
        return json(200, ORGANIZATION.formatted(status));
    }
}
