package com.insightpulseai.mcp.functions.health;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.insightpulseai.mcp.provider.stubs.HealthyProviders.quota;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.insightpulseai.mcp.testing.ProviderStub;

import io.quarkus.test.junit.QuarkusTest;

/** What is made of each way in which a provider can fail, by three providers that fail alike at once. */
@QuarkusTest
class FaultTableTest extends HealthFunctionTest {

    static final Logger LOG = Logger.getLogger(FaultTableTest.class);

    private static final int TOO_LONG = 20_000;

    @ParameterizedTest
    @EnumSource
    void isTold(Failure failure) {
        for (ProviderStub provider : List.of(netdata, sentry, socket)) {
            provider.reset();
            provider.stubUndescribed(any(anyUrl()).willReturn(failure.answer()));
        }

        assertThat(found(failure.name())).hasSize(3).allSatisfy(provider -> {
            assertThat(provider).containsEntry("status", failure.status);
            assertThat((Integer) provider.get("latency_ms")).isLessThan(5_000);
            assertThat((String) provider.get("message")).contains(failure.message).doesNotContain("internal detail");
        });
    }

    @Test
    void isToldOfProvidersThatAnswerSlowly() {
        providers.stubNetdata(2_500);
        providers.stubSentry(2_500, 39);
        providers.stubSocket(quota(900, 1_000).withFixedDelay(2_500));

        assertThat(found("SLOW")).allSatisfy(provider -> assertThat(provider).containsEntry("status", "degraded")
                .containsEntry("message", "The provider answers slowly."));
    }

    @Test
    void isToldOfProvidersWhoseQuotaIsNearlySpent() {
        providers.stubSentry(0, 1);
        providers.stubSocket(quota(5, 1_000));

        assertThat(found("SPENT")).filteredOn(provider -> !provider.get("provider").equals("netdata")).hasSize(2)
                .allSatisfy(provider -> {
                    assertThat(provider).containsEntry("status", "degraded").containsKey("upstream_quota");
                    assertThat((String) provider.get("message")).contains("quota are left");
                });
    }

    private List<Map<String, Object>> found(String fault) {
        List<Map<String, Object>> providers = viewer().get("/health").then().extract().path("providers");
        providers.forEach(provider -> LOG.infof("%s: %s is %s after %s ms: %s", fault, provider.get("provider"),
                provider.get("status"), provider.get("latency_ms"), provider.get("message")));
        return providers;
    }

    private enum Failure {

        HANG("down", "did not answer in time") {
            @Override
            ResponseDefinitionBuilder answer() {
                return json(200).withFixedDelay(TOO_LONG);
            }
        },
        /** A byte a second. */
        DRIP("down", "did not answer in time") {
            @Override
            ResponseDefinitionBuilder answer() {
                return json(200).withBody("{                  }").withChunkedDribbleDelay(20, TOO_LONG);
            }
        },
        RESET("down", "could not be reached, or broke off") {
            @Override
            ResponseDefinitionBuilder answer() {
                return aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER);
            }
        },
        NO_HTTP("down", "could not be reached, or broke off") {
            @Override
            ResponseDefinitionBuilder answer() {
                return aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE);
            }
        },
        BROKEN("down", "answered with status 500") {
            @Override
            ResponseDefinitionBuilder answer() {
                return json(500);
            }
        },
        BAD_CREDENTIALS("down", "rejected") {
            @Override
            ResponseDefinitionBuilder answer() {
                return json(401);
            }
        },
        RATE_LIMITED("degraded", "limits its calls") {
            @Override
            ResponseDefinitionBuilder answer() {
                return json(429);
            }
        },
        NO_JSON("down", "is not what its description promises") {
            @Override
            ResponseDefinitionBuilder answer() {
                return json(200).withBody("<h1>internal detail</h1>");
            }
        };

        private final String status;
        private final String message;

        Failure(String status, String message) {
            this.status = status;
            this.message = message;
        }

        abstract ResponseDefinitionBuilder answer();

        private static ResponseDefinitionBuilder json(int status) {
            return ProviderStub.json(status, "{\"detail\":\"internal detail\"}");
        }
    }
}
