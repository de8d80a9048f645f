package com.insightpulseai.mcp.functions.ops.event.histogram;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same with the native executable. */
@QuarkusIntegrationTest
class EventHistogramIT extends EventHistogramTest {
}
