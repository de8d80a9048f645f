package com.insightpulseai.mcp.functions.health;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.provider.stubs.WireMockProviders;
import com.insightpulseai.mcp.testing.DatabaseWire;
import com.insightpulseai.mcp.testing.TestDatabase;
import com.insightpulseai.mcp.testing.TestIssuerResource;
import com.insightpulseai.mcp.testing.WiredPostgresResource;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** A database that takes requests and does not answer. */
@QuarkusTest
@TestProfile(HangingDatabaseTest.Profile.class)
class HangingDatabaseTest extends HealthFunctionTest {

    DatabaseWire wire;

    public static class Profile implements QuarkusTestProfile {

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(
                    new TestResourceEntry(WiredPostgresResource.class,
                            Map.of(WiredPostgresResource.LOGIN, TestDatabase.HEALTH)),
                    new TestResourceEntry(TestIssuerResource.class), new TestResourceEntry(WireMockProviders.class),
                    new TestResourceEntry(NothingReused.class));
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    @Test
    void isFoundOutInTimeAndForgottenOnceItAnswersAgain() {
        wire.freeze();
        try {
            for (int i = 0; i < 3; i++) {
                viewer().get("/health").then().statusCode(503).time(lessThan(5_000L))
                        .body("database", equalTo(Map.of("status", "down")))
                        .body("providers.status", contains("down", "down", "down"));
            }
        } finally {
            wire.thaw();
        }

        viewer().get("/health").then().statusCode(200).body("database.status", equalTo("ok"));
    }
}
