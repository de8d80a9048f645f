package com.insightpulseai.mcp.functions.ops.overview;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same with the native executable. */
@QuarkusIntegrationTest
class PulseIT extends PulseTest {
}
