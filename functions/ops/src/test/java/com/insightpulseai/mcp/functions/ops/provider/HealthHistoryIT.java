package com.insightpulseai.mcp.functions.ops.provider;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same with the native executable. */
@QuarkusIntegrationTest
class HealthHistoryIT extends HealthHistoryTest {
}
