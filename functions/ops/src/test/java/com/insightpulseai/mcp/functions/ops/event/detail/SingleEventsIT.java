package com.insightpulseai.mcp.functions.ops.event.detail;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same with the native executable. */
@QuarkusIntegrationTest
class SingleEventsIT extends SingleEventsTest {
}
