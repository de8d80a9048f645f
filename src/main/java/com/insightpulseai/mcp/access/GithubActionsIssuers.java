package com.insightpulseai.mcp.access;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Trusts GitHub Actions' tokens for the configured audience.
 *
 * @see <a href="https://docs.github.com/actions/reference/security/oidc">GitHub: OpenID Connect reference</a>
 */
@ApplicationScoped
class GithubActionsIssuers implements TrustedIssuerSource {

    private final AccessConfig.Github config;

    GithubActionsIssuers(AccessConfig config) {
        this.config = config.github();
    }

    @Override
    public List<TrustedIssuer> issuers() {
        return config.audience().map(this::issuer).map(List::of).orElse(List.of());
    }

    private TrustedIssuer issuer(String audience) {
        URI issuer = IssuerUrl.parse("mcp.access.github.issuer", config.issuer());
        URI keys = IssuerUrl.parse("mcp.access.github.jwks-url", config.jwksUrl().orElse(issuer + "/.well-known/jwks"));
        return new TrustedIssuer(issuer.toString(), audience.strip(), CallerKind.WORKFLOW, Set.of(SignatureAlgorithm.RS256),
                new PublicKeys.FromUrl(keys), Optional.empty());
    }
}
