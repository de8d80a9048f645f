package com.insightpulseai.mcp.hub;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import com.insightpulseai.mcp.access.CallerKind;
import com.insightpulseai.mcp.access.PublicKeys;
import com.insightpulseai.mcp.access.SignatureAlgorithm;
import com.insightpulseai.mcp.access.TrustedIssuer;
import com.insightpulseai.mcp.access.TrustedIssuerSource;
import com.insightpulseai.mcp.hub.sandbox.Sandbox;

/**
 * Trusts the sandbox's tokens while this process is one. Nothing in the configuration can switch it on: the key to trust
 * is made by this process, and only when no Supabase project is named.
 */
@ApplicationScoped
class SandboxIssuer implements TrustedIssuerSource {

    @Override
    public List<TrustedIssuer> issuers() {
        return HubMain.running().flatMap(Hub::sandbox).map(SandboxIssuer::issuer).map(List::of).orElse(List.of());
    }

    static TrustedIssuer issuer(Sandbox sandbox) {
        return new TrustedIssuer(sandbox.issuer(), sandbox.audience(), CallerKind.USER, Set.of(SignatureAlgorithm.ES256),
                new PublicKeys.Inline(sandbox.publicKeys()), Optional.empty());
    }
}
