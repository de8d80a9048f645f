package com.insightpulseai.mcp.provider.sentry.stub;

import java.util.Map;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.insightpulseai.mcp.testing.WireMockProvider;

/** Sentry, as a stub for a test's field of type {@link SentryStub}. */
public class WireMockSentry extends WireMockProvider<SentryStub> {

    /** The organization the provider is configured with. */
    public static final String ORG = "acme";

    @Override
    protected Map<String, String> configuration(String origin) {
        return Map.of(
                "providers.sentry.base_url", origin,
                "providers.sentry.allowed_hosts[0]", origin,
                "providers.sentry.settings.org", ORG);
    }

    @Override
    protected SentryStub stub(WireMockServer started) {
        return new SentryStub(started);
    }
}
