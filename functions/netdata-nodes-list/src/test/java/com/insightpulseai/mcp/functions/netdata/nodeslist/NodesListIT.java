package com.insightpulseai.mcp.functions.netdata.nodeslist;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same, asked of the native executable. */
@QuarkusIntegrationTest
class NodesListIT extends NodesListTest {
}
