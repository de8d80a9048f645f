package com.insightpulseai.mcp.functions.socket.scanget;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same, asked of the native executable. */
@QuarkusIntegrationTest
class ScanGetIT extends ScanGetTest {
}
