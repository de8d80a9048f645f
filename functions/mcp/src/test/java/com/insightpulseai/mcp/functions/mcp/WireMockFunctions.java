package com.insightpulseai.mcp.functions.mcp;

import java.util.Map;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.insightpulseai.mcp.testing.WireMockProvider;

/** Starts {@link FunctionsStub} in the place of this stack's functions, and gives the endpoint its settings on AWS. */
public class WireMockFunctions extends WireMockProvider<FunctionsStub> {

    static final String PUBLIC_URL = "https://ops.example.com/mcp";

    @Override
    protected Map<String, String> configuration(String origin) {
        return Map.of(
                "quarkus.datasource.active", "false",
                "mcp.endpoint.tool-urls", "socket/findings.list=" + origin + "/ socket/scan.repo=" + origin
                        + " netdata/nodes.list=http://127.0.0.1:1/ health=" + origin,
                "mcp.endpoint.forward-timeout", "3s",
                "mcp.endpoint.allowed-hosts", "*",
                "mcp.public-url", PUBLIC_URL);
    }

    @Override
    protected FunctionsStub stub(WireMockServer started) {
        return new FunctionsStub(started);
    }
}
