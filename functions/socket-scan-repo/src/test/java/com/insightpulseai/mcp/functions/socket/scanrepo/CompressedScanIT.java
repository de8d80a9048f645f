package com.insightpulseai.mcp.functions.socket.scanrepo;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same, asked of the native executable. */
@QuarkusIntegrationTest
class CompressedScanIT extends CompressedScanTest {
}
