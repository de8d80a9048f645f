package com.insightpulseai.mcp.functions.health;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import java.util.Map;

import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.testing.DatabaseWire;

import io.quarkus.test.junit.QuarkusTest;

/** A database that takes requests and does not answer. */
@QuarkusTest
class HangingDatabaseTest extends HealthFunctionTest {

    DatabaseWire wire;

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
