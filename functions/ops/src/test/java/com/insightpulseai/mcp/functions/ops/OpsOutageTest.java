package com.insightpulseai.mcp.functions.ops;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** A database that is gone, or does not respond. */
@QuarkusTest
class OpsOutageTest extends OpsFunctionTest {

    @Test
    void isToldWithinTwoSecondsAndForgottenOnceItIsOver() {
        ok(viewer(), "/ops/pulse");
        wire.freeze();
        try {
            unavailable();
        } finally {
            wire.thaw();
        }
        ok(viewer(), "/ops/pulse");

        wire.down();
        try {
            unavailable();
            anonymous().get("/ops/config").then().statusCode(200);
        } finally {
            wire.up();
        }
        ok(viewer(), "/ops/pulse");
    }

    private void unavailable() {
        viewer().get("/ops/pulse").then().statusCode(503).time(lessThan(2_500L)).header("Retry-After", equalTo("2"))
                .header("Cache-Control", "no-store").contentType("application/problem+json")
                .body("code", equalTo("unavailable"));
    }
}
