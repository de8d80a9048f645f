package com.insightpulseai.mcp.functions.socket.health;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same, asked of the native executable. */
@QuarkusIntegrationTest
class SocketHealthToolIT extends SocketHealthToolTest {
}
