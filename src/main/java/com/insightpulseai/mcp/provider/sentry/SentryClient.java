package com.insightpulseai.mcp.provider.sentry;

import java.time.Duration;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.rest.client.inject.RestClient;

import com.insightpulseai.mcp.tool.ProviderAccess;
import com.insightpulseai.mcp.tool.VaultSecret;
import com.insightpulseai.mcp.upstream.UpstreamSession;
import com.insightpulseai.mcp.upstream.Upstreams;

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
    public SentrySession session(ProviderAccess access) {
        return session(org(access), token(access), access.remaining());
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

    /** Opens a session that asks Sentry however down it is known to be. */
    SentrySession check(ProviderAccess access) {
        return session(org(access), token(access), upstreams.openForCheck(DIALECT, access.remaining()));
    }

    private SentrySession session(String org, VaultSecret token, UpstreamSession upstream) {
        return new SentrySession(api, org, token, upstream);
    }

    private static String org(ProviderAccess access) {
        return access.requiredSetting("org", "its organization at Sentry");
    }

    private static VaultSecret token(ProviderAccess access) {
        return access.secret("sentry_auth_token");
    }
}
