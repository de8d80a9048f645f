package com.insightpulseai.mcp.functions.socket.packagecheck;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same, asked of the native executable. */
@QuarkusIntegrationTest
class PackageCheckIT extends PackageCheckTest {
}
