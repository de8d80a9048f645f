package com.insightpulseai.mcp.functions.health;

import static com.insightpulseai.mcp.provider.socket.stub.SocketStub.error;
import static com.insightpulseai.mcp.provider.stubs.HealthyProviders.quota;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.provider.stubs.HealthyProviders;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** The function behind its URL. */
@QuarkusTest
class HealthTest extends HealthFunctionTest {

    private static final int HANGS = 20_000;

    @Test
    void tellsAViewerHowEverythingIs() {
        viewer().get("/health").then().statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", "no-store")
                .header("X-Request-Id", notNullValue())
                .body("status", equalTo("ok"))
                .body("checked_at", notNullValue())
                .body("providers.provider", contains("netdata", "sentry", "socket"))
                .body("providers.status", contains("ok", "ok", "ok"))
                .body("providers.age_s", contains(0, 0, 0))
                .body("providers[2].latency_ms", greaterThanOrEqualTo(0))
                .body("providers[2].checked_at", notNullValue())
                .body("providers[2].message", equalTo("The provider answers."))
                .body("providers[2].upstream_quota", equalTo(Map.of("used", 100, "total", 1_000)))
                .body("database.status", equalTo("ok"))
                .body("database.latency_ms", greaterThanOrEqualTo(0))
                .body("database.message", notNullValue())
                .body("vault.status", equalTo("ok"))
                .body("vault.message", notNullValue());
    }

    @Test
    void tellsAnonymousMonitorsStatusWordsAndTimesOnly() {
        ValidatableResponse answer = anonymous().get("/health").then().statusCode(200)
                .header("X-Request-Id", notNullValue())
                .header("X-Event-Id", nullValue())
                .header("Cache-Control", "no-store")
                .body("providers.provider", contains("netdata", "sentry", "socket"));

        Map<String, Object> whole = answer.extract().path("$");
        assertThat(whole).containsOnlyKeys("status", "checked_at", "providers", "database", "vault");
        List<Map<String, Object>> providers = answer.extract().path("providers");
        assertThat(providers).allSatisfy(
                provider -> assertThat(provider).containsOnlyKeys("provider", "status", "checked_at", "age_s"));
        assertThat(whole).containsEntry("database", Map.of("status", "ok")).containsEntry("vault", Map.of("status", "ok"));
    }

    @Test
    void tellsAnonymousMonitorsNothingMoreOfTrouble() {
        database.removeSecret("socket_api_key");
        remember("sentry", "degraded", 10);

        String answer = anonymous().get("/health").then().statusCode(503).extract().asString();

        assertThat(answer).doesNotContain("message", "latency", "quota", "127.0.0.1", "socket_api_key", "It was so.")
                .doesNotContain(HealthyProviders.SECRETS.values());
    }

    @Test
    void isDegradedWhileTheVaultLacksASecretThatAToolNeeds() {
        database.removeSecret("sentry_dsn");
        database.putSecret("netdata_management_key", "");

        viewer().get("/health").then().statusCode(200).body("status", equalTo("degraded"))
                .body("providers.status", contains("degraded", "degraded", "ok"))
                .body("providers[0].message", containsString(
                        "The vault has no netdata_management_key; netdata/alert.silence cannot be used without it."))
                .body("providers[1].message", equalTo("The provider answers. The vault has no sentry_dsn; "
                        + "sentry/event.send cannot be used without it."));
        assertThat(anonymous().get("/health").then().statusCode(200).body("status", equalTo("degraded")).extract().asString())
                .doesNotContain("sentry_dsn", "netdata_management_key");
    }

    @Test
    void tellsOfAMissingSecretBesideACheckOfABetterTime() {
        remember("sentry", "ok", 10);
        database.removeSecret("sentry_dsn");

        viewer().get("/providers/sentry/health").then().body("providers[0].status", equalTo("degraded"))
                .body("providers[0].message", containsString("It was so. The vault has no sentry_dsn"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "netdata", "sentry", "socket" })
    void tellsHowOneProviderIs(String provider) {
        viewer().get("/providers/{provider}/health", provider).then().statusCode(200)
                .header("Cache-Control", "no-store")
                .body("status", equalTo("ok"))
                .body("providers.provider", contains(provider))
                .body("providers[0].message", notNullValue())
                .body("database.status", equalTo("ok"))
                .body("vault.status", equalTo("ok"));
        anonymous().get("/providers/{provider}/health", provider).then().statusCode(200)
                .body("providers.provider", contains(provider))
                .body("providers[0]", not(hasKey("message")));
    }

    @Test
    void asksOnlyTheProviderAskedFor() {
        anonymous().get("/providers/socket/health").then().statusCode(200);

        assertThat(providers.requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/health", "/providers/socket/health", "/health/", "/providers/socket/health/" })
    void answersHeadAsGetWithoutABody(String path) {
        assertThat(anonymous().head(path).then().statusCode(200).contentType("application/json")
                .header("Cache-Control", "no-store").header("X-Request-Id", notNullValue()).extract().asString()).isEmpty();
        providers.stubSocket(error(401));
        assertThat(anonymous().head(path).then().statusCode(503).contentType("application/json").extract().asString())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "900,1000,200,ok", "99,1000,200,degraded", "0,0,200,degraded" })
    void isDegradedAndNotDownWhenAQuotaIsNearlySpent(int left, int total, int http, String status) {
        providers.stubSocket(quota(left, total));

        viewer().get("/health").then().statusCode(http).body("status", equalTo(status))
                .body("providers.status", contains("ok", "ok", status));
    }

    @Test
    void oneFailingProviderHidesNoOther() {
        providers.stubSocket(quota(900, 1_000).withFixedDelay(HANGS));
        sentry.stubGet("", error(401));

        viewer().get("/health").then().statusCode(503).time(lessThan(5_000L))
                .contentType("application/json")
                .body("status", equalTo("down"))
                .body("providers.status", contains("ok", "down", "down"))
                .body("providers[1].message", equalTo("Sentry rejected the stored auth token."))
                .body("providers[2].message", equalTo("The provider did not answer in time."));
    }

    @Test
    void answersWithinFiveSecondsWhenEveryProviderHangs() {
        providers.stubNetdata(HANGS);
        providers.stubSentry(HANGS, 39);
        providers.stubSocket(quota(900, 1_000).withFixedDelay(HANGS));

        anonymous().get("/health").then().statusCode(503).time(lessThan(5_000L))
                .body("providers.status", contains("down", "down", "down"))
                .body("database.status", equalTo("ok"));
    }

    @Test
    void answersFromFreshChecksWithoutAskingAnybody() {
        remember("netdata", "ok", 5);
        remember("sentry", "degraded", 40);
        remember("socket", "ok", 60);

        viewer().get("/health").then().statusCode(200)
                .body("status", equalTo("degraded"))
                .body("providers.status", contains("ok", "degraded", "ok"))
                .body("providers[1].age_s", greaterThanOrEqualTo(40))
                .body("providers[1].latency_ms", equalTo(123))
                .body("providers[1].message", equalTo("It was so."))
                .body("providers[1].upstream_quota", equalTo(Map.of("used", 7, "total", 10)));
        assertThat(providers.requests()).isZero();
    }

    @Test
    void asksProvidersWhoseNewestCheckIsStale() {
        remember("netdata", "down", 200);
        remember("netdata", "down", 91);
        remember("sentry", "degraded", 91);
        remember("sentry", "ok", 1);

        anonymous().get("/health").then().statusCode(200)
                .body("providers.status", contains("ok", "ok", "ok"))
                .body("providers[0].age_s", equalTo(0));
        assertThat(sentry.requests()).isEmpty();
        assertThat(socket.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "no-cache", "max-age=0, No-Cache" })
    void asksAllAtAViewersWishAndNotAtAMonitors(String directive) {
        for (String provider : List.of("netdata", "sentry", "socket")) {
            remember(provider, "down", 1);
        }

        anonymous().header("Cache-Control", directive).get("/health").then().statusCode(503);
        assertThat(providers.requests()).isZero();
        viewer().header("Cache-Control", directive).get("/health").then().statusCode(200)
                .body("providers.status", contains("ok", "ok", "ok"));
    }

    @Test
    void aMissingSecretIsAProviderThatIsDown() {
        database.removeSecret("socket_api_key");

        viewer().get("/health").then().statusCode(503)
                .body("providers.status", contains("ok", "ok", "down"))
                .body("providers[2].message", equalTo("The vault has no socket_api_key."))
                .body("vault.status", equalTo("ok"));
    }

    @Test
    void aSecretThatCannotBeDecryptedIsAProviderThatIsDown() {
        database.execute("update vault.secrets set secret = 'bm90IGNpcGhlcnRleHQ=' where name = 'socket_api_key'");

        viewer().get("/health").then().statusCode(503)
                .body("providers.status", contains("ok", "ok", "down"))
                .body("providers[2].message", equalTo("A secret of the provider in the vault cannot be decrypted."))
                .body("vault.status", equalTo("ok"));
    }

    @Test
    void saysThatTheVaultCannotBeRead() {
        remember("sentry", "ok", 1);
        database.execute("alter view vault.decrypted_secrets rename to broken");
        try {
            viewer().get("/health").then().statusCode(503)
                    .body("status", equalTo("down"))
                    .body("providers.status", contains("down", "ok", "down"))
                    .body("providers[2].message", containsString("vault"))
                    .body("database.status", equalTo("ok"))
                    .body("vault.status", equalTo("down"))
                    .body("vault.message", equalTo("The vault cannot be read."));
        } finally {
            database.execute("alter view vault.broken rename to decrypted_secrets");
        }
        assertThat(providers.requests()).isZero();
    }

    @Test
    void saysNoMoreThanAMonitorLearnsWithoutADatabase() {
        database.stop();
        try {
            for (ValidatableResponse answer : List.of(viewer().get("/health").then(), anonymous().get("/health").then())) {
                answer.statusCode(503).time(lessThan(5_000L)).contentType("application/json")
                        .header("Cache-Control", "no-store")
                        .body("status", equalTo("down"))
                        .body("providers.status", contains("down", "down", "down"))
                        .body("providers[0]", not(hasKey("message")))
                        .body("database", equalTo(Map.of("status", "down")))
                        .body("vault", equalTo(Map.of("status", "down")));
            }
        } finally {
            database.start();
        }
        assertThat(providers.requests()).isZero();
        viewer().get("/health").then().statusCode(200).body("database.status", equalTo("ok"));
    }

    @Test
    void ignoresParameters() {
        anonymous().get("/health?provider=socket&format=xml").then().statusCode(200)
                .body("providers.provider", contains("netdata", "sentry", "socket"));
    }
}
