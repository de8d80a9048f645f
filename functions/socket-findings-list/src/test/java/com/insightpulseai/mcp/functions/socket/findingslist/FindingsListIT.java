package com.insightpulseai.mcp.functions.socket.findingslist;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same, asked of the native executable. */
@QuarkusIntegrationTest
class FindingsListIT extends FindingsListTest {
}
