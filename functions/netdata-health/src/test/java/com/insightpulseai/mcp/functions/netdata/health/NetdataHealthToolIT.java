package com.insightpulseai.mcp.functions.netdata.health;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same, asked of the native executable. */
@QuarkusIntegrationTest
class NetdataHealthToolIT extends NetdataHealthToolTest {
}
