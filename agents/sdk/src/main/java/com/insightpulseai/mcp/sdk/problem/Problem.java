package com.insightpulseai.mcp.sdk.problem;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A failure as the server describes it.
 *
 * @param code what failed, such as {@code quota_exceeded}; a newer server may send codes that are unknown here
 * @param status HTTP status, 400 to 599
 * @param detail what this request can do about it, for people
 * @param eventId row of the audit log, where the call has one
 * @param requestId id of the request in the server's logs
 * @param violations of an input that was refused, at most 50
 * @param upstreamStatus status of the provider, where it responded
 * @param retryAfter when to try again, from now, where the server knows
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public record Problem(String code, int status, String detail, Optional<UUID> eventId, Optional<String> requestId,
        List<Violation> violations, OptionalInt upstreamStatus, Optional<Duration> retryAfter) {

    public Problem {
        violations = List.copyOf(violations);
    }

    /** All of it in one line. */
    String line() {
        String rules = violations.stream().map(Problem::rule).collect(Collectors.joining("; ", " [", "]"));
        return code + " (" + status + "): " + detail + (violations.isEmpty() ? "" : rules)
                + retryAfter.map(time -> " Try again in " + time.toSeconds() + " s.").orElse("")
                + eventId.map(event -> " Event " + event + ".").orElse("");
    }

    private static String rule(Violation violation) {
        return violation.field().isEmpty() ? violation.message() : violation.field() + " " + violation.message();
    }
}
