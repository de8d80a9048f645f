package com.insightpulseai.mcp.access;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.insightpulseai.mcp.access.UnauthenticatedException.Reason;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;

/** Tells who is calling. Needs an active request; does not block. */
@ApplicationScoped
public class Authentication {

    private final CurrentIdentityAssociation identity;
    private final Refusals refusals;

    Authentication(CurrentIdentityAssociation identity, Refusals refusals) {
        this.identity = identity;
        this.refusals = refusals;
    }

    /**
     * The caller of the current request. Fails with an {@link UnauthenticatedException} when there is none; its reason
     * {@link Reason#KEYS_UNAVAILABLE} is worth a 503, all others a 401. Every refusal has been logged and fired as an
     * {@link UnauthenticatedRequest}.
     */
    public Uni<Caller> authenticate() {
        return authenticateIfPresent().map(caller -> caller.orElseThrow(() -> {
            UnauthenticatedException refusal = new UnauthenticatedException(Reason.NO_TOKEN);
            refusals.report(refusal);
            return refusal;
        }));
    }

    /** Tells of a workflow whose token is genuine, and which turned out to match no registration. */
    public void reportUnregistered(Caller workflow) {
        refusals.report(UnauthenticatedException.unregistered(workflow));
    }

    /** The caller of the current request, or empty when it carries no bearer token; a bad one fails all the same. */
    public Uni<Optional<Caller>> authenticateIfPresent() {
        return identity.getDeferredIdentity().map(Authentication::caller)
                .onFailure(AuthenticationFailedException.class)
                .transform(failure -> failure.getCause() instanceof UnauthenticatedException refusal ? refusal
                        : new UnauthenticatedException(Reason.MALFORMED));
    }

    private static Optional<Caller> caller(SecurityIdentity identity) {
        return Optional.ofNullable(identity.getAttribute(CallerIdentityProvider.CALLER));
    }
}
