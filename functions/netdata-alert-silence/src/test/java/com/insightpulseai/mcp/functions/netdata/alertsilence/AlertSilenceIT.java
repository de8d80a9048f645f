package com.insightpulseai.mcp.functions.netdata.alertsilence;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same, asked of the native executable. */
@QuarkusIntegrationTest
class AlertSilenceIT extends AlertSilenceTest {
}
