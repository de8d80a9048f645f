package com.insightpulseai.mcp.functions.socket.filessupported;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same, asked of the native executable. */
@QuarkusIntegrationTest
class FilesSupportedIT extends FilesSupportedTest {
}
