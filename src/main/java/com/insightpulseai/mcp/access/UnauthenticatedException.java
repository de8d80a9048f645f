package com.insightpulseai.mcp.access;

import java.util.Optional;

/** A request has no caller: its token is missing, wrong, or cannot be judged now. Never carries any text of the token. */
public final class UnauthenticatedException extends RuntimeException {

    /** Why there is no caller. */
    public enum Reason {
        /** No bearer token was sent. */
        NO_TOKEN,
        /** Not a JWS in compact serialization with a JSON header and JSON claims, too long, or sent twice. */
        MALFORMED,
        /** Its {@code iss} is not exactly a trusted issuer. */
        UNKNOWN_ISSUER,
        /** Its {@code alg} is not pinned for the issuer, or is not the key's. */
        ALGORITHM,
        /** Its {@code kid} is missing, or the issuer has no usable key of that id. */
        KEY,
        /** The signature does not verify. */
        SIGNATURE,
        /** Signed by the issuer, but the claims do not make a caller. */
        CLAIMS,
        /** Signed by the issuer, but no longer valid. */
        EXPIRED,
        /** The issuer's keys could not be fetched, so the token cannot be judged: try again. */
        KEYS_UNAVAILABLE
    }

    private final Reason reason;
    /** Null when there is none: an exception's fields must be serializable. */
    private final String issuerHost;

    UnauthenticatedException(Reason reason) {
        this(reason, null);
    }

    private UnauthenticatedException(Reason reason, String issuerHost) {
        // Refusals are ordinary and can be provoked by anyone: a stack trace would only cost.
        super("unauthenticated: " + reason, null, false, false);
        this.reason = reason;
        this.issuerHost = issuerHost;
    }

    /** Why there is no caller. */
    public Reason reason() {
        return reason;
    }

    /** Host of the trusted issuer that the token names; empty when it names none. */
    public Optional<String> issuerHost() {
        return Optional.ofNullable(issuerHost);
    }

    UnauthenticatedException namedBy(TrustedIssuer issuer) {
        return new UnauthenticatedException(reason, issuer.host());
    }
}
