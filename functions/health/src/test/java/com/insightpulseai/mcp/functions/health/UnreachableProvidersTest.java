package com.insightpulseai.mcp.functions.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.lessThan;

import java.util.List;
import java.util.Map;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** Providers that no request gets to: a name that no address belongs to, and addresses where nobody listens. */
@QuarkusTest
@TestProfile(UnreachableProvidersTest.Profile.class)
class UnreachableProvidersTest extends HealthFunctionTest {

    private static final Logger LOG = Logger.getLogger(UnreachableProvidersTest.class);

    public static class Profile implements QuarkusTestProfile {

        private static final String NOBODY = "http://127.0.0.1:1";

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "providers.netdata.base_url", NOBODY,
                    "providers.netdata.allowed_hosts[0]", NOBODY,
                    "providers.sentry.base_url", NOBODY,
                    "providers.sentry.allowed_hosts[0]", NOBODY,
                    // https://www.rfc-editor.org/rfc/rfc6761#section-6.4
                    "providers.socket.base_url", "https://socket.invalid/v0",
                    "providers.socket.allowed_hosts[0]", "socket.invalid");
        }
    }

    @Test
    void areDown() {
        List<Map<String, Object>> providers = viewer().get("/health").then().statusCode(503).time(lessThan(5_000L))
                .body("providers.status", contains("down", "down", "down")).extract().path("providers");

        assertThat(providers).extracting(provider -> provider.get("message")).containsExactly(
                "Netdata could not be reached, or broke off.", "Sentry could not be reached, or broke off.",
                "Socket could not be reached, or broke off.");
        providers.forEach(provider -> LOG.infof("%s is %s after %s ms", provider.get("provider"), provider.get("status"),
                provider.get("latency_ms")));
    }

    @Test
    void areToldApartFromUsByMonitors() {
        String answer = anonymous().get("/health").then().statusCode(503).extract().asString();

        assertThat(answer).contains("\"database\":{\"status\":\"ok\"}").doesNotContain("invalid", "127.0.0.1");
    }
}
