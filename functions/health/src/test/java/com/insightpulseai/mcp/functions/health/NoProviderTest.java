package com.insightpulseai.mcp.functions.health;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** A configuration that has switched all providers off. */
@QuarkusTest
@TestProfile(NoProviderTest.Profile.class)
class NoProviderTest extends HealthFunctionTest {

    public static class Profile implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("providers.netdata.enabled", "false", "providers.sentry.enabled", "false",
                    "providers.socket.enabled", "false");
        }
    }

    @Test
    void leavesDatabaseAndVault() {
        viewer().get("/health").then().statusCode(200)
                .body("status", equalTo("ok"))
                .body("providers", empty())
                .body("database.status", equalTo("ok"))
                .body("vault.status", equalTo("ok"));
    }
}
