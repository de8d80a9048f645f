package com.insightpulseai.mcp.access;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * Trusts the configured Supabase project.
 *
 * @see <a href="https://supabase.com/docs/guides/auth/signing-keys">Supabase: JWT signing keys</a>
 */
@ApplicationScoped
class SupabaseIssuers implements TrustedIssuerSource {

    private static final String AUDIENCE = "authenticated";

    private final AccessConfig.Supabase config;

    SupabaseIssuers(AccessConfig config) {
        this.config = config.supabase();
    }

    @Override
    public List<TrustedIssuer> issuers() {
        return config.url().map(this::issuer).map(List::of).orElse(List.of());
    }

    private TrustedIssuer issuer(String projectUrl) {
        URI project = IssuerUrl.parse("SUPABASE_URL", projectUrl);
        String issuer = project + "/auth/v1";
        return new TrustedIssuer(issuer, AUDIENCE, CallerKind.USER,
                Set.of(SignatureAlgorithm.ES256, SignatureAlgorithm.RS256), keys(issuer), secret());
    }

    private PublicKeys keys(String issuer) {
        Optional<PublicKeys> inline = config.jwks().map(PublicKeys.Inline::new);
        return inline.orElseGet(() -> new PublicKeys.FromUrl(
                IssuerUrl.parse("SUPABASE_JWKS_URL", config.jwksUrl().orElse(issuer + "/.well-known/jwks.json"))));
    }

    private Optional<SharedSecret> secret() {
        try {
            return config.jwtSecret().map(SharedSecret::of);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("SUPABASE_JWT_SECRET " + e.getMessage(), Set.of("SUPABASE_JWT_SECRET"));
        }
    }
}
