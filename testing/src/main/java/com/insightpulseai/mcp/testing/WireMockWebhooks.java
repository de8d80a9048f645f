package com.insightpulseai.mcp.testing;

import java.util.LinkedHashMap;
import java.util.Map;

import com.github.tomakehurst.wiremock.WireMockServer;

/**
 * Two webhooks, {@code pager} in the generic form and {@code chat} in Slack's, as a stub for a test's field of type
 * {@link WebhookStub}.
 */
public class WireMockWebhooks extends WireMockProvider<WebhookStub> {

    @Override
    protected Map<String, String> configuration(String origin) {
        Map<String, String> configuration = new LinkedHashMap<>();
        configuration.put("alerts.webhooks[0].name", "pager");
        configuration.put("alerts.webhooks[0].vault_key", "alerts_pager_url");
        configuration.put("alerts.webhooks[0].signing_vault_key", "alerts_pager_signing_secret");
        configuration.put("alerts.webhooks[0].allowed_hosts", origin);
        configuration.put("alerts.webhooks[1].name", "chat");
        configuration.put("alerts.webhooks[1].format", "slack");
        configuration.put("alerts.webhooks[1].vault_key", "alerts_chat_url");
        configuration.put("alerts.webhooks[1].allowed_hosts", origin);
        return configuration;
    }

    @Override
    protected WebhookStub stub(WireMockServer started) {
        return new WebhookStub(started);
    }
}
