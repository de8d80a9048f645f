package com.insightpulseai.mcp.functions.healthmonitor;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same, for the native executable. */
@QuarkusIntegrationTest
class HealthMonitorIT extends HealthMonitorTest {
}
