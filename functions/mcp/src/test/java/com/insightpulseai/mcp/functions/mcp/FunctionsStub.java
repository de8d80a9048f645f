package com.insightpulseai.mcp.functions.mcp;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;

import java.util.Optional;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.insightpulseai.mcp.testing.ProviderStub;

/** The functions of tools and of health, as a test wants them to answer. */
final class FunctionsStub extends ProviderStub {

    FunctionsStub(WireMockServer server) {
        super(server, "", Optional.empty());
    }

    void answerCalls(String tool, ResponseDefinitionBuilder answer) {
        stub(post("/providers/" + tool).willReturn(answer));
    }

    void reportHealth(ResponseDefinitionBuilder answer) {
        stub(get("/health").willReturn(answer));
    }

    /** The one request that there was. */
    LoggedRequest request() {
        if (requests().size() != 1) {
            throw new AssertionError("not one request: " + requests());
        }
        return requests().get(0);
    }
}
