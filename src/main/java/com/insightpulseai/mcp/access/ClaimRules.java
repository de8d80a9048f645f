package com.insightpulseai.mcp.access;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;

import com.insightpulseai.mcp.access.UnauthenticatedException.Reason;

/**
 * Makes a caller of the claims (<a href="https://www.rfc-editor.org/rfc/rfc7519#section-4.1">RFC 7519</a>) of a verified token.
 */
final class ClaimRules {

    /** How far the clocks of issuer and verifier may differ, in seconds. */
    static final long CLOCK_SKEW = 30;

    /** {@link UUID#fromString} takes more than the canonical form. */
    private static final Pattern CANONICAL_UUID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    /** The {@code role} of Supabase's API keys, which are JWTs of the project but stand for no one. */
    private static final Set<String> API_KEY_ROLES = Set.of("anon", "service_role");

    /** No session has this id: RFC 9562, section 5.9. */
    private static final UUID NIL = new UUID(0, 0);

    private final OauthClients clients;
    private final Clock clock;

    ClaimRules(OauthClients clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    /**
     * The caller; fails as {@link Reason#CLIENT}, {@link Reason#CLAIMS} or {@link Reason#EXPIRED}. The issuer has been compared
     * already.
     */
    Caller caller(JwtClaims claims, TrustedIssuer issuer) {
        Optional<OauthClient> client = issuer.kind() == CallerKind.USER ? clients.of(claims) : Optional.empty();
        try {
            return caller(claims, issuer, client);
        } catch (UnauthenticatedException refusal) {
            throw client.map(refusal::withClient).orElse(refusal);
        }
    }

    private Caller caller(JwtClaims claims, TrustedIssuer issuer, Optional<OauthClient> client) {
        try {
            String audience = client.flatMap(OauthClient::audience).orElse(issuer.audience());
            require(claims.hasAudience() && claims.getAudience().contains(audience));
            checkTimes(claims);
            return issuer.kind() == CallerKind.USER
                    ? user(claims, issuer, client)
                    : Caller.workflow(WorkflowClaims.read(claims), issuer.issuer());
        } catch (MalformedClaimException e) {
            // Its message quotes the claim.
            throw new UnauthenticatedException(Reason.CLAIMS);
        }
    }

    private void checkTimes(JwtClaims claims) throws MalformedClaimException {
        long now = clock.instant().getEpochSecond();
        NumericDate expiry = claims.getExpirationTime();
        require(expiry != null);
        if (now - CLOCK_SKEW >= expiry.getValue()) {
            throw new UnauthenticatedException(Reason.EXPIRED);
        }
        require(begun(claims.getNotBefore(), now) && begun(claims.getIssuedAt(), now));
    }

    private static boolean begun(NumericDate date, long now) {
        return date == null || date.getValue() <= now + CLOCK_SKEW;
    }

    private static Caller user(JwtClaims claims, TrustedIssuer issuer, Optional<OauthClient> client)
            throws MalformedClaimException {
        String subject = claims.getSubject();
        require(subject != null && CANONICAL_UUID.matcher(subject).matches());
        require(!(claims.getClaimValue("role") instanceof String role && API_KEY_ROLES.contains(role)));
        require(!claims.hasClaim("is_anonymous") || Boolean.FALSE.equals(claims.getClaimValue("is_anonymous")));
        Caller user = Caller.user(UUID.fromString(subject), role(claims), issuer.issuer(), session(claims));
        return client.map(user::through).orElse(user);
    }

    /** A claim that names no session counts as one of a session that has ended. */
    private static Optional<UUID> session(JwtClaims claims) {
        return Optional.ofNullable(claims.getClaimValue("session_id"))
                .map(claim -> claim instanceof String id && CANONICAL_UUID.matcher(id).matches() ? UUID.fromString(id) : NIL);
    }

    /** Only {@code app_metadata} is beyond the user's own reach; {@code user_metadata} and other claims are not read. */
    private static Optional<OpsRole> role(JwtClaims claims) {
        return claims.getClaimValue("app_metadata") instanceof Map<?, ?> metadata
                && metadata.get("ops_role") instanceof String role ? OpsRole.of(role) : Optional.empty();
    }

    private static void require(boolean met) {
        if (!met) {
            throw new UnauthenticatedException(Reason.CLAIMS);
        }
    }
}
