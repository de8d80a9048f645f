package com.insightpulseai.mcp.access;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import com.insightpulseai.mcp.web.problem.Answerable;
import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;

/**
 * A request has no caller: its token is missing, wrong, or cannot be judged now. Of the token it carries no text but the id of
 * an OAuth client and the number of a repository, and these only once the signature has been verified.
 */
public final class UnauthenticatedException extends RuntimeException implements Answerable {

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
        /** Signed by the issuer for an OAuth client that is not listed, or whose {@code client_id} is none. */
        CLIENT,
        /** Signed by the issuer, but no longer valid. */
        EXPIRED,
        /** Signed by the issuer for a workflow that no registration matches. */
        UNREGISTERED,
        /** The issuer's keys could not be fetched, so the token cannot be judged: try again. */
        KEYS_UNAVAILABLE
    }

    private static final int LONGEST_CLIENT = 64;

    private final Reason reason;
    /** Null when there is none: an exception's fields must be serializable. */
    private final String issuerHost;
    /** Null likewise. */
    private final String client;
    /** Null likewise. */
    private final Long repository;

    UnauthenticatedException(Reason reason) {
        this(reason, null, null, null);
    }

    private UnauthenticatedException(Reason reason, String issuerHost, String client, Long repository) {
        // Refusals are ordinary and can be provoked by anyone: a stack trace would only cost.
        super("unauthenticated: " + reason, null, false, false);
        this.reason = reason;
        this.issuerHost = issuerHost;
        this.client = client;
        this.repository = repository;
    }

    /**
     * A token of an OAuth client that is not listed.
     *
     * @param id its {@code client_id}; empty where that is no text
     */
    static UnauthenticatedException unlistedClient(String id) {
        return new UnauthenticatedException(Reason.CLIENT, null, legible(id), null);
    }

    /** A workflow's token is genuine, but no registration in the database matches it. */
    public static UnauthenticatedException unregistered() {
        return new UnauthenticatedException(Reason.UNREGISTERED);
    }

    /** The same for the log, which tells an administrator whose job it was. */
    static UnauthenticatedException unregistered(Caller caller) {
        return new UnauthenticatedException(Reason.UNREGISTERED, URI.create(caller.issuer()).getHost(), null,
                caller.workflow().map(Workflow::repositoryId).orElse(null));
    }

    /** Why there is no caller. */
    public Reason reason() {
        return reason;
    }

    /** Host of the trusted issuer that the token names; empty when it names none. */
    public Optional<String> issuerHost() {
        return Optional.ofNullable(issuerHost);
    }

    /** The id of the OAuth client, in at most 64 visible ASCII characters; empty for a token of no client. */
    public Optional<String> client() {
        return Optional.ofNullable(client);
    }

    /** The number of the repository whose workflow it was; empty for a user, and where the token was not judged so far. */
    public Optional<Long> repository() {
        return Optional.ofNullable(repository);
    }

    UnauthenticatedException namedBy(TrustedIssuer issuer) {
        return new UnauthenticatedException(reason, issuer.host(), client, repository);
    }

    UnauthenticatedException withClient(OauthClient client) {
        return new UnauthenticatedException(reason, issuerHost, legible(client.id()), repository);
    }

    private static String legible(String id) {
        StringBuilder text = new StringBuilder();
        id.chars().limit(LONGEST_CLIENT).map(character -> character > ' ' && character < 0x7F ? character : '?')
                .forEach(text::appendCodePoint);
        return text.isEmpty() ? "?" : text.toString();
    }

    /** RFC 6750, section 3: without a token only the scheme is named, with a bad one the error too. */
    @Override
    public ProblemException toProblem() {
        return switch (reason) {
            case KEYS_UNAVAILABLE -> ProblemException.unavailable("The token issuer's keys cannot be had at the moment.",
                    Duration.ofSeconds(30));
            case NO_TOKEN -> ProblemException.of(ProblemCode.UNAUTHENTICATED, "A bearer token is required.")
                    .withHeaders(Map.of("WWW-Authenticate", "Bearer"));
            default -> ProblemException.of(ProblemCode.UNAUTHENTICATED, "The bearer token is not valid here.")
                    .withHeaders(Map.of("WWW-Authenticate", "Bearer error=\"invalid_token\""));
        };
    }
}
