package com.insightpulseai.mcp.provider.sentry;

import java.time.Duration;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.rest.client.inject.RestClient;

import com.insightpulseai.mcp.tool.ToolCall;
import com.insightpulseai.mcp.upstream.UpstreamSession;
import com.insightpulseai.mcp.upstream.Upstreams;
import com.insightpulseai.mcp.vault.VaultSecret;

/** Opens sessions with Sentry's web API. */
@Singleton
public class SentryClient {

    private static final SentryDialect DIALECT = new SentryDialect();

    private final SentryApi api;
    private final Upstreams upstreams;

    SentryClient(@RestClient SentryApi api, Upstreams upstreams) {
        this.api = api;
        this.upstreams = upstreams;
    }

    /** Opens a session for a tool call, with its organization, its token and what is left of its time. */
    public SentrySession session(ToolCall call) {
        return session(org(call), call.secret("sentry_auth_token"), call.remaining());
    }

    /**
     * Opens a session.
     *
     * @param org slug of the organization at Sentry
     * @param token an auth token of the organization, kept no longer than the session
     * @param limit how long the session may take altogether
     */
    public SentrySession session(String org, VaultSecret token, Duration limit) {
        return session(org, token, upstreams.open(DIALECT, limit));
    }

    /** Opens a session for a check of Sentry's health, which asks however down Sentry is known to be. */
    public SentrySession check(String org, VaultSecret token, Duration limit) {
        return session(org, token, upstreams.openForCheck(DIALECT, limit));
    }

    /** The same for a tool call. */
    public SentrySession check(ToolCall call) {
        return check(org(call), call.secret("sentry_auth_token"), call.remaining());
    }

    private SentrySession session(String org, VaultSecret token, UpstreamSession upstream) {
        return new SentrySession(api, org, token, upstream);
    }

    private static String org(ToolCall call) {
        return call.requiredSetting("org", "its organization at Sentry");
    }
}
