package com.insightpulseai.mcp.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

class IssuerConfigurationTest {

    private static final String URL = "mcp.access.supabase.url";

    @Test
    void trustsNobodyUnlessConfigured() {
        AccessConfig nothing = config(Map.of(URL, ""));
        assertThat(new SupabaseIssuers(nothing).issuers()).isEmpty();
        assertThat(new GithubActionsIssuers(nothing).issuers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://project.supabase.co", "https://project.supabase.co/", "https://project.supabase.co//" })
    void derivesIssuerAndKeysFromTheProjectsUrl(String url) {
        TrustedIssuer issuer = supabase(Map.of(URL, url));
        assertThat(issuer.issuer()).isEqualTo("https://project.supabase.co/auth/v1");
        assertThat(issuer.audience()).isEqualTo("authenticated");
        assertThat(issuer.keys()).isEqualTo(
                new PublicKeys.FromUrl(URI.create("https://project.supabase.co/auth/v1/.well-known/jwks.json")));
        assertThat(issuer.allows(SignatureAlgorithm.HS256)).isFalse();
    }

    @Test
    void trustsALocalProjectOverHttp() {
        assertThat(supabase(Map.of(URL, "http://127.0.0.1:54321")).issuer()).isEqualTo("http://127.0.0.1:54321/auth/v1");
    }

    @Test
    void prefersInlineKeys() {
        assertThat(supabase(Map.of(URL, "https://x.test", "mcp.access.supabase.jwks", "{\"keys\":[]}")).keys())
                .isEqualTo(new PublicKeys.Inline("{\"keys\":[]}"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "project.supabase.co", "http://project.supabase.co", "http://127.0.0.1.evil.test", "ftp://x.test",
            "https://", "https://user:pass@x.test", "https://x.test?a=b", "https://x.test#f", "https://x test", "supabase",
            "file:///etc/passwd" })
    void stopsTheStartOverAProjectUrlThatIsNone(String url) {
        assertThatThrownBy(() -> supabase(Map.of(URL, url))).isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("SUPABASE_URL ");
    }

    @Test
    void stopsTheStartOverAKeysUrlWithoutTls() {
        Map<String, String> settings = Map.of(URL, "https://x.test", "mcp.access.supabase.jwks-url", "http://x.test/jwks");
        assertThatThrownBy(() -> supabase(settings)).isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("SUPABASE_JWKS_URL ");
    }

    @Test
    void stopsTheStartOverAShortSecretWithoutShowingIt() {
        Map<String, String> settings = Map.of(URL, "https://x.test", "mcp.access.supabase.jwt-secret", "too-short");
        assertThatThrownBy(() -> supabase(settings)).isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("SUPABASE_JWT_SECRET ").hasMessageNotContaining("too-short");
    }

    @Test
    void allowsHs256WithASecretAndNeverPrintsIt() {
        TrustedIssuer issuer = supabase(Map.of(URL, "https://x.test", "mcp.access.supabase.jwt-secret", "s3cret".repeat(6)));
        assertThat(issuer.allows(SignatureAlgorithm.HS256)).isTrue();
        assertThat(issuer.toString()).doesNotContain("s3cret");
    }

    @Test
    void trustsGithubActionsForOurAudience() {
        TrustedIssuer issuer = new GithubActionsIssuers(config(Map.of("mcp.access.github.audience", "ours"))).issuers().get(0);
        assertThat(issuer).isEqualTo(new TrustedIssuer("https://token.actions.githubusercontent.com", "ours",
                CallerKind.WORKFLOW, Set.of(SignatureAlgorithm.RS256),
                new PublicKeys.FromUrl(URI.create("https://token.actions.githubusercontent.com/.well-known/jwks")),
                Optional.empty()));
    }

    private static TrustedIssuer supabase(Map<String, String> settings) {
        return new SupabaseIssuers(config(settings)).issuers().get(0);
    }

    private static AccessConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder().withMapping(AccessConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100)).build().getConfigMapping(AccessConfig.class);
    }
}
