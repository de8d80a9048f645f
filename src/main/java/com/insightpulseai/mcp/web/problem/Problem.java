package com.insightpulseai.mcp.web.problem;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Body of every failure, {@code application/problem+json}.
 *
 * @param type a tag URI that names the code; it identifies and need not be dereferenced
 * @param instance path of the request
 * @param eventId the audit row, where there is one
 * @param upstreamStatus the provider's own status, where it answered
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(String type, String title, int status, String detail, String instance, String code,
        Optional<UUID> eventId, OptionalInt upstreamStatus, List<Violation> violations) {

    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPE_PREFIX = "tag:insightpulseai.com,2026:problem/"; // RFC 4151

    /**
     * The body that answers a failure.
     *
     * @param eventId the request's audit row; a failure of another event names that one
     */
    public static Problem of(ProblemException failure, String instance, Optional<UUID> eventId) {
        ProblemCode code = failure.code();
        return new Problem(TYPE_PREFIX + code.wireName(), code.title(), code.status(), failure.getMessage(), instance,
                code.wireName(), failure.eventId().or(() -> eventId), failure.upstreamStatus(), failure.violations());
    }
}
