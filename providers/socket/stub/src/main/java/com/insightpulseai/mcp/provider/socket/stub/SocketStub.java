package com.insightpulseai.mcp.provider.socket.stub;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import java.util.Optional;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.insightpulseai.mcp.testing.OpenApiContract;
import com.insightpulseai.mcp.testing.ProviderStub;

/** Socket as a test wants it. */
public final class SocketStub extends ProviderStub {

    static final String BASE = "/v0";

    private static final OpenApiContract CONTRACT = OpenApiContract.of("openapi/socket.json");

    SocketStub(WireMockServer server) {
        super(server, BASE, Optional.of(CONTRACT));
    }

    /** Path of an operation of the configured organization, such as {@code path("/full-scans")}. */
    public static String path(String operation) {
        return BASE + "/orgs/" + WireMockSocket.ORG + operation;
    }

    /** Stubs one response to {@code GET} on an operation of the organization. */
    public void stubGet(String operation, ResponseDefinitionBuilder answer) {
        stub(get(urlPathEqualTo(path(operation))).willReturn(answer));
    }

    /** Stubs one response to {@code POST} on an operation of the organization. */
    public void stubPost(String operation, ResponseDefinitionBuilder answer) {
        stub(post(urlPathEqualTo(path(operation))).willReturn(answer));
    }

    /** An artifact stream. */
    public static ResponseDefinitionBuilder artifacts(String lines) {
        return aResponse().withStatus(200).withHeader("Content-Type", "application/x-ndjson").withBody(lines);
    }

    /** An error in Socket's form. */
    public static ResponseDefinitionBuilder error(int status) {
        return json(status, "{\"error\":{\"message\":\"internal detail of Socket\",\"details\":null}}");
    }
}
