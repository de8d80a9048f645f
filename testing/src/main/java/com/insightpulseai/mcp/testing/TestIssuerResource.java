package com.insightpulseai.mcp.testing;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * Makes the application under test trust {@link TestIssuer#shared()} as its Supabase project (keys inline) and
 * {@link TestIssuer#github()} as GitHub Actions (keys from a loopback server).
 */
public final class TestIssuerResource implements QuarkusTestResourceLifecycleManager {

    private TestJwksServer githubKeys;

    @Override
    public Map<String, String> start() {
        githubKeys = new TestJwksServer(TestIssuer.github().jwks());
        return Map.of(
                "SUPABASE_URL", TestIssuer.shared().supabaseUrl(),
                "SUPABASE_JWKS", TestIssuer.shared().jwks(),
                "GITHUB_OIDC_AUDIENCE", TestIssuer.GITHUB_AUDIENCE,
                "mcp.access.github.jwks-url", githubKeys.url().toString());
    }

    @Override
    public void stop() {
        if (githubKeys != null) {
            githubKeys.close();
        }
    }
}
