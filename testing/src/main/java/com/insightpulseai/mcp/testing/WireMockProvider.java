package com.insightpulseai.mcp.testing;

import java.util.HashMap;
import java.util.Map;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * Starts WireMock in a provider's place and points the provider's configuration at it. A test declares a field of the
 * stub's type to use it.
 *
 * @param <S> the stub's type
 */
public abstract class WireMockProvider<S extends ProviderStub> implements QuarkusTestResourceLifecycleManager {

    private final WireMockServer server = new WireMockServer(WireMockConfiguration.options()
            .bindAddress("127.0.0.1").dynamicPort().containerThreads(32));

    /** The configuration that leads the provider's client to an origin. */
    protected abstract Map<String, String> configuration(String origin);

    protected abstract S stub(WireMockServer started);

    /** Stubs what the application asks for while it starts. */
    protected void prepare(S started) {
        // Most are asked for nothing.
    }

    @Override
    public Map<String, String> start() {
        server.start();
        prepare(stub(server));
        Map<String, String> configuration = new HashMap<>(configuration("http://127.0.0.1:" + server.port()));
        // Tests make a provider fail as often as they like, and the next one finds it answering.
        configuration.put("mcp.upstream.circuit-breaker.failures", "1000000");
        return configuration;
    }

    @Override
    public void inject(TestInjector injector) {
        S stub = stub(server);
        injector.injectIntoFields(stub, new TestInjector.MatchesType(stub.getClass()));
    }

    @Override
    public void stop() {
        server.stop();
    }
}
