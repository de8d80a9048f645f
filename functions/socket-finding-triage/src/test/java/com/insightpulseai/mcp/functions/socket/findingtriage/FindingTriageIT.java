package com.insightpulseai.mcp.functions.socket.findingtriage;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same, asked of the native executable. */
@QuarkusIntegrationTest
class FindingTriageIT extends FindingTriageTest {
}
