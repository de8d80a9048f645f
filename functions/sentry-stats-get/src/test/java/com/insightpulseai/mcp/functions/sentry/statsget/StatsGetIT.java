package com.insightpulseai.mcp.functions.sentry.statsget;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same, asked of the native executable. */
@QuarkusIntegrationTest
class StatsGetIT extends StatsGetTest {
}
