package com.insightpulseai.mcp.functions.health;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same, asked of the native executable. */
@QuarkusIntegrationTest
class HealthAccessIT extends HealthAccessTest {
}
