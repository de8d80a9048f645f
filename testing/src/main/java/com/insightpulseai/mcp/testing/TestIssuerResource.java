package com.insightpulseai.mcp.testing;

import static java.util.Map.entry;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * Makes the application under test trust {@link TestIssuer#shared()} as its Supabase project (keys inline) and
 * {@link TestIssuer#github()} as GitHub Actions (keys from a loopback server), and lists two OAuth clients.
 */
public final class TestIssuerResource implements QuarkusTestResourceLifecycleManager {

    private TestJwksServer githubKeys;

    @Override
    public Map<String, String> start() {
        githubKeys = new TestJwksServer(TestIssuer.github().jwks());
        return Map.ofEntries(
                entry("SUPABASE_URL", TestIssuer.shared().supabaseUrl()),
                entry("SUPABASE_JWKS", TestIssuer.shared().jwks()),
                entry("GITHUB_OIDC_AUDIENCE", TestIssuer.GITHUB_AUDIENCE),
                entry("mcp.access.github.jwks-url", githubKeys.url().toString()),
                entry("oauth_clients[0].client_id", TestIssuer.VIEWERS_CLIENT),
                entry("oauth_clients[0].name", "Chat"),
                entry("oauth_clients[0].max_role", "ops_viewer"),
                entry("oauth_clients[1].client_id", TestIssuer.OPERATORS_CLIENT),
                entry("oauth_clients[1].name", "Editor"),
                entry("oauth_clients[1].max_role", "ops_operator"),
                entry("oauth_clients[1].audience", TestIssuer.OPERATORS_AUDIENCE));
    }

    @Override
    public void stop() {
        if (githubKeys != null) {
            githubKeys.close();
        }
    }
}
