package com.insightpulseai.mcp.functions.netdata.metricsquery;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same, asked of the native executable. */
@QuarkusIntegrationTest
class MetricsQueryIT extends MetricsQueryTest {
}
