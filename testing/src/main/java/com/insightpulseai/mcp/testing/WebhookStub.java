package com.insightpulseai.mcp.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import java.util.Optional;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;

/** Somebody who is told of alerts. */
public final class WebhookStub extends ProviderStub {

    /** The secret that messages to the generic webhook are signed with. */
    public static final String SIGNING_SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    private static final String TOKEN = "token-in-the-url";

    WebhookStub(WireMockServer server) {
        super(server, "", Optional.empty());
    }

    /** Stubs webhooks anew that take everything, with their secrets in a vault: URLs with something secret in them, too. */
    public void stubTaking(TestDatabase database) {
        reset();
        stubAnswer(aResponse().withStatus(204));
        database.putSecret("alerts_pager_url", origin() + "/pager?token=" + TOKEN);
        database.putSecret("alerts_pager_signing_secret", SIGNING_SECRET);
        database.putSecret("alerts_chat_url", origin() + "/services/T0/B0/" + TOKEN);
    }

    /** Whether a text tells what is secret of the URLs. */
    public static boolean isToldBy(String text) {
        return text.contains(TOKEN);
    }

    /** Stubs one response to everything. */
    public void stubAnswer(ResponseDefinitionBuilder answer) {
        stub(any(anyUrl()).willReturn(answer));
    }
}
