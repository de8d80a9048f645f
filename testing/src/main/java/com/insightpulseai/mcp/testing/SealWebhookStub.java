package com.insightpulseai.mcp.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import java.util.Optional;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;

/** A webhook that seals of the audit log are sent to. */
public final class SealWebhookStub extends ProviderStub {

    /** The secret that its messages are signed with. */
    public static final String KEY = "whsec_c2VhbHMtc2VhbHMtc2VhbHMtc2VhbHMtc2VhbHM=";

    /** A secret in its URL, which no text may tell. */
    public static final String TOKEN = "token-of-the-seal-webhook";

    static final String PATH = "/seals";

    SealWebhookStub(WireMockServer server) {
        super(server, "", Optional.empty());
    }

    /** The webhook responds to every message with a status. */
    public void stubStatus(int status) {
        stubResponse(aResponse().withStatus(status));
    }

    /** The webhook gives one response to every message. */
    public void stubResponse(ResponseDefinitionBuilder response) {
        stub(post(urlPathEqualTo(PATH)).willReturn(response));
    }
}
