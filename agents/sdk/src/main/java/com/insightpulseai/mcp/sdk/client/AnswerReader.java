package com.insightpulseai.mcp.sdk.client;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.insightpulseai.mcp.sdk.net.Reception;
import com.insightpulseai.mcp.sdk.problem.Problem;
import com.insightpulseai.mcp.sdk.problem.ProblemException;
import com.insightpulseai.mcp.sdk.problem.UnexpectedAnswer;
import com.insightpulseai.mcp.sdk.problem.Violation;

/** Reads a response as a result, as a problem, or as neither. */
final class AnswerReader {

    /** The server's largest result has 256 KiB. */
    static final int MOST_BYTES = 2 * 1024 * 1024;

    private static final int OK = 200;
    private static final int LONGEST_TEXT = 2_000;
    private static final int MOST_VIOLATIONS = 50;

    private final Clock clock;

    AnswerReader(Clock clock) {
        this.clock = clock;
    }

    /** Reads a response that has begun. */
    <T> Outcome<T> read(ToolSpec<T> tool, Reception response, boolean isCutOff) {
        if (response.isTooLarge()) {
            return unexpected(response, "It is larger than " + MOST_BYTES + " bytes.");
        }
        if (isCutOff) {
            return unexpected(response, "The connection broke before its end.");
        }
        return response.status() == OK ? result(tool, response) : problem(response);
    }

    private static <T> Outcome<T> unexpected(Reception response, String reason) {
        return Outcome.failed(() -> new UnexpectedAnswer(response.status(), reason, response.excerpt()));
    }

    private static <T> Outcome<T> result(ToolSpec<T> tool, Reception response) {
        try {
            T value = JsonFormat.MAPPER.readValue(response.bytes(), tool.result());
            return value == null ? unexpected(response, "It is not the result of " + tool.id() + ".")
                    : Outcome.answered(answer(value, response));
        } catch (JsonMappingException e) {
            return unexpected(response, "It is not the result of " + tool.id() + place(e) + ".");
        } catch (IOException e) {
            return unexpected(response, "It is not JSON.");
        }
    }

    /** The field that does not fit. Jackson's own message would show its value, which may be personal. */
    private static String place(JsonMappingException failure) {
        String path = failure.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
        return path.isEmpty() ? "" : ": a field does not fit at " + Reception.oneLine(path, 100);
    }

    private static <T> Answer<T> answer(T value, Reception response) {
        return new Answer<>(value, response.header("X-Event-Id").flatMap(HeaderValues::uuid), response.header("X-Request-Id"),
                rateLimit(response), response.header("Schema-Version"),
                isTrue(response, "X-Stale"),
                response.header("Age").flatMap(HeaderValues::seconds).map(Duration::ofSeconds),
                isTrue(response, "Idempotency-Replayed"));
    }

    private static Optional<RateLimit> rateLimit(Reception response) {
        return response.header("RateLimit")
                .flatMap(field -> RateLimit.parse(field, response.header("RateLimit-Policy")));
    }

    private static boolean isTrue(Reception response, String header) {
        return response.header(header).filter("true"::equalsIgnoreCase).isPresent();
    }

    private <T> Outcome<T> problem(Reception response) {
        JsonNode body;
        try {
            body = JsonFormat.MAPPER.readTree(response.bytes());
        } catch (IOException e) {
            return unexpected(response, reasonOfNoProblem(response));
        }
        if (body == null || !body.path("code").isTextual() || response.status() < 400) {
            return unexpected(response, reasonOfNoProblem(response));
        }
        Problem problem = new Problem(text(body, "code"), response.status(), text(body, "detail"),
                HeaderValues.uuid(body.path("event_id").asText("")), response.header("X-Request-Id"), violations(body),
                body.path("upstream_status").isInt() ? OptionalInt.of(body.path("upstream_status").asInt())
                        : OptionalInt.empty(),
                retryAfter(response));
        return Outcome.failed(() -> ProblemException.of(problem));
    }

    private static String reasonOfNoProblem(Reception response) {
        return response.status() / 100 == 3 ? "It is a redirect, and the token goes nowhere else."
                : "It is not a problem of the server; a proxy or gateway may have sent it.";
    }

    private static List<Violation> violations(JsonNode body) {
        List<Violation> violations = new ArrayList<>();
        for (JsonNode violation : body.path("violations")) {
            if (violations.size() < MOST_VIOLATIONS) {
                violations.add(new Violation(text(violation, "field"), text(violation, "message")));
            }
        }
        return violations;
    }

    private static String text(JsonNode object, String field) {
        return Reception.oneLine(object.path(field).asText(""), LONGEST_TEXT);
    }

    /** The wait that the server asks for. */
    Optional<Duration> retryAfter(Reception response) {
        return response.header("Retry-After").flatMap(value -> HeaderValues.retryAfter(value, clock));
    }
}
