package com.insightpulseai.mcp.provider.netdata.stub;

import java.util.Map;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.insightpulseai.mcp.testing.WireMockProvider;

/** Netdata, as a stub for a test's field of type {@link NetdataStub}. */
public class WireMockNetdata extends WireMockProvider<NetdataStub> {

    @Override
    protected Map<String, String> configuration(String origin) {
        return Map.of(
                "providers.netdata.base_url", origin,
                "providers.netdata.allowed_hosts[0]", origin,
                // A test may put another Agent in the place of the one before.
                "mcp.netdata.version-memory", "0s");
    }

    @Override
    protected NetdataStub stub(WireMockServer started) {
        return new NetdataStub(started);
    }
}
