package com.insightpulseai.mcp.functions.ops.event;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same with the native executable. */
@QuarkusIntegrationTest
class WordSearchIT extends WordSearchTest {
}
