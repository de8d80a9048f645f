package com.insightpulseai.mcp.access;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;

/** Settles at start whom to trust: wrong configuration stops it, and keys are asked for without waiting. */
@Singleton
class TrustAtStart {

    private final List<TrustedIssuer> issuers;
    private final OauthClients clients;
    private final TokenVerifier verifier;

    TrustAtStart(@All List<TrustedIssuerSource> sources, OauthClients clients, KeySetFetch fetch) {
        this.clients = clients;
        issuers = sources.stream().flatMap(source -> source.issuers().stream()).toList();
        verifier = new TokenVerifier(issuers, clients, fetch, Clock.systemUTC());
    }

    @Produces
    @Singleton
    TokenVerifier verifier() {
        return verifier;
    }

    void begin(@Observes StartupEvent start) {
        if (issuers.isEmpty()) {
            Log.warn("No token issuer is configured (SUPABASE_URL, GITHUB_OIDC_AUDIENCE): every call will be refused with 401");
        }
        for (TrustedIssuer issuer : issuers) {
            Log.infof("Tokens of %s are trusted (%s)", issuer.issuer(), issuer.kind().wireName());
        }
        for (OauthClient client : clients.listed()) {
            Log.infof("Users' tokens are taken of the OAuth client %s (%s), with %s at most", client.name(), client.id(),
                    client.maxRole().wireName());
        }
        verifier.prefetch();
    }
}
