package com.insightpulseai.mcp.web.problem;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Every way in which a request can fail, with the status that says so. The wire name is the constant's in lower case. */
public enum ProblemCode {

    INVALID_INPUT(400, "The input is not valid"),
    UNAUTHENTICATED(401, "No valid credentials"),
    FORBIDDEN(403, "The caller's role does not allow this"),
    HOST_NOT_ALLOWED(403, "The provider's host is not on its allowlist"),
    NOT_FOUND(404, "There is nothing at this path"),
    UNKNOWN_PROVIDER(404, "There is no such provider"),
    UNKNOWN_TOOL(404, "The provider has no such tool"),
    UNKNOWN_RESOURCE(404, "The provider does not know what the input names"),
    METHOD_NOT_ALLOWED(405, "The path does not answer this method"),
    NOT_ACCEPTABLE(406, "The answer has no representation that the client accepts"),
    REQUEST_TIMEOUT(408, "The request did not arrive in time"),
    IDEMPOTENCY_IN_PROGRESS(409, "The first request with this key is still running"),
    IDEMPOTENCY_RESULT_NOT_KEPT(409, "The result of the first request with this key was not kept"),
    TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The request's media type is not supported"),
    IDEMPOTENCY_KEY_REUSED(422, "The key belongs to another request"),
    QUOTA_EXCEEDED(429, "The caller's quota is used up"),
    INTERNAL_ERROR(500, "The server failed"),
    UPSTREAM_ERROR(502, "The provider answered badly"),
    UPSTREAM_REJECTED_CREDENTIALS(502, "The provider rejected the credentials"),
    UNAVAILABLE(503, "The service is not available at the moment"),
    BUSY(503, "Too much of this is in progress"),
    PROVIDER_DISABLED(503, "The provider is switched off"),
    UPSTREAM_RATE_LIMITED(503, "The provider's rate limit is reached"),
    CIRCUIT_OPEN(503, "The provider is known to be down"),
    UPSTREAM_TIMEOUT(504, "The provider did not answer in time");

    private static final Set<ProblemCode> OF_PROVIDERS = EnumSet.of(UPSTREAM_ERROR, UPSTREAM_REJECTED_CREDENTIALS,
            UPSTREAM_RATE_LIMITED, UPSTREAM_TIMEOUT, CIRCUIT_OPEN);

    private final int status;
    private final String title;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** Whether the provider failed, rather than the call or this system. */
    public boolean isOfProvider() {
        return OF_PROVIDERS.contains(this);
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
