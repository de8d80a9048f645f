package com.insightpulseai.mcp.functions.ops.alert;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same with the native executable. */
@QuarkusIntegrationTest
class AcknowledgeIT extends AcknowledgeTest {
}
