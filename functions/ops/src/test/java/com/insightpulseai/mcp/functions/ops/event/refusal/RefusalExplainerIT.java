package com.insightpulseai.mcp.functions.ops.event.refusal;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same with the native executable. */
@QuarkusIntegrationTest
class RefusalExplainerIT extends RefusalExplainerTest {
}
