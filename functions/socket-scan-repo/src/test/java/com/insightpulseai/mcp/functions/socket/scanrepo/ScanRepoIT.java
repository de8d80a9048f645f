package com.insightpulseai.mcp.functions.socket.scanrepo;

import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same, asked of the native executable. */
@QuarkusIntegrationTest
class ScanRepoIT extends ScanRepoTest {

    DevServicesContext services;

    @Override
    int port() {
        return Integer.parseInt(services.devServicesProperties().get(EVENT_SERVER_PORT));
    }
}
