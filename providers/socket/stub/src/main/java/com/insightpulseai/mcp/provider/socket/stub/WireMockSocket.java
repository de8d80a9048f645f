package com.insightpulseai.mcp.provider.socket.stub;

import java.util.Map;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.insightpulseai.mcp.testing.WireMockProvider;

/** Socket, as a stub for a test's field of type {@link SocketStub}. */
public class WireMockSocket extends WireMockProvider<SocketStub> {

    /** The organization the provider is configured with. */
    public static final String ORG = "acme";

    @Override
    protected Map<String, String> configuration(String origin) {
        return Map.of(
                "providers.socket.base_url", origin + SocketStub.BASE,
                "providers.socket.allowed_hosts[0]", origin,
                "providers.socket.settings.org", ORG);
    }

    @Override
    protected SocketStub stub(WireMockServer started) {
        return new SocketStub(started);
    }
}
