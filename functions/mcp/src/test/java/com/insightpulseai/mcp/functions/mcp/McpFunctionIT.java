package com.insightpulseai.mcp.functions.mcp;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same, asked of the native executable. */
@QuarkusIntegrationTest
class McpFunctionIT extends McpFunctionTest {
}
