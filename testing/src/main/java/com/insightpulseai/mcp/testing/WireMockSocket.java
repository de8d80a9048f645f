package com.insightpulseai.mcp.testing;

import java.util.Map;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * Starts WireMock in Socket's place and points the provider's configuration at it. A test declares a field of type
 * {@link SocketStub} to play with it.
 */
public class WireMockSocket implements QuarkusTestResourceLifecycleManager {

    /** The organization the provider is configured with. */
    public static final String ORG = "acme";

    private final WireMockServer server = new WireMockServer(WireMockConfiguration.options()
            .bindAddress("127.0.0.1").dynamicPort().containerThreads(32));

    @Override
    public Map<String, String> start() {
        server.start();
        String origin = "http://127.0.0.1:" + server.port();
        return Map.of(
                "providers.socket.base_url", origin + SocketStub.BASE,
                "providers.socket.allowed_hosts[0]", origin,
                "providers.socket.settings.org", ORG);
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(new SocketStub(server), new TestInjector.MatchesType(SocketStub.class));
    }

    @Override
    public void stop() {
        server.stop();
    }
}
