package com.insightpulseai.mcp.functions.ops.setup;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same with the native executable. */
@QuarkusIntegrationTest
class SetupIT extends SetupTest {
}
