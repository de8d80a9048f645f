package com.insightpulseai.mcp.functions.ops.stats;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same with the native executable. */
@QuarkusIntegrationTest
class StatsIT extends StatsTest {
}
