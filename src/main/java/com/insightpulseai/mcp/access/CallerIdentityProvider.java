package com.insightpulseai.mcp.access;

import jakarta.enterprise.context.ApplicationScoped;

import com.insightpulseai.mcp.access.UnauthenticatedException.Reason;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * Makes the identity of a request from its bearer token, before and instead of Quarkus' own provider, which knows one issuer
 * only. The identity's role is the token's ops role, and its attribute of {@link Caller}'s name is the caller.
 */
@ApplicationScoped
class CallerIdentityProvider implements IdentityProvider<TokenAuthenticationRequest> {

    static final String CALLER = Caller.class.getName();

    private final TokenVerifier verifier;
    private final Refusals refusals;

    CallerIdentityProvider(TokenVerifier verifier, Refusals refusals) {
        this.verifier = verifier;
        this.refusals = refusals;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public int priority() {
        // Quarkus' provider has the interface's default, one above SYSTEM_FIRST.
        return SYSTEM_FIRST + 1_000;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        RoutingContext routing = HttpSecurityUtils.getRoutingContextAttribute(request);
        return verify(request, routing).map(CallerIdentityProvider::identity)
                .onFailure(UnauthenticatedException.class)
                .transform(refusal -> {
                    refusals.report(refusal);
                    return new AuthenticationFailedException(refusal);
                });
    }

    private Uni<Caller> verify(TokenAuthenticationRequest request, RoutingContext routing) {
        // Of two tokens one would be judged and another might be meant, and a token elsewhere is not asked for.
        if (routing != null && routing.request().headers().getAll(HttpHeaderNames.AUTHORIZATION).size() != 1) {
            return Uni.createFrom().failure(new UnauthenticatedException(Reason.MALFORMED));
        }
        return verifier.verify(afterBlanks(request.getToken().getToken()));
    }

    /** Between the scheme and the token stand one blank or more (RFC 7235, section 2.1); Quarkus has taken away one. */
    private static String afterBlanks(String token) {
        int start = 0;
        while (start < token.length() && token.charAt(start) == ' ') {
            start++;
        }
        return token.substring(start);
    }

    private static SecurityIdentity identity(Caller caller) {
        QuarkusSecurityIdentity.Builder identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(caller.name())).addAttribute(CALLER, caller);
        caller.role().map(OpsRole::wireName).ifPresent(identity::addRole);
        return identity.build();
    }
}
