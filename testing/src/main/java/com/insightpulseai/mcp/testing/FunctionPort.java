package com.insightpulseai.mcp.testing;

import org.eclipse.microprofile.config.ConfigProvider;

import io.quarkus.test.common.DevServicesContext;

/** Where the mock of Lambda's runtime API takes what is meant for the function under test. */
public final class FunctionPort {

    private static final String EVENT_SERVER_PORT = "quarkus.lambda.mock-event-server.test-port";

    private FunctionPort() {
    }

    /** @param services a test's field of that type; {@code null} where the function runs in the test's own process */
    public static int of(DevServicesContext services) {
        return services == null ? ConfigProvider.getConfig().getValue(EVENT_SERVER_PORT, Integer.class)
                : Integer.parseInt(services.devServicesProperties().get(EVENT_SERVER_PORT));
    }
}
