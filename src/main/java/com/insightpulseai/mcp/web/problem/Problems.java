package com.insightpulseai.mcp.web.problem;

import java.io.CharConversionException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;

import org.jboss.resteasy.reactive.ClientWebApplicationException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.insightpulseai.mcp.platform.Causes;
import com.insightpulseai.mcp.upstream.Trimmed;

/** The one place where failures of any kind become problems. What is not known here is an internal error without details. */
public final class Problems {

    private static final int LONGEST_FIELD = 200;

    private Problems() {
    }

    public static ProblemException of(Throwable failure) {
        Optional<ProblemException> own = ownProblem(failure);
        if (own.isPresent()) {
            return own.get();
        }
        if (failure instanceof ClientWebApplicationException upstream) {
            return ProblemException.upstreamError(upstream.getResponse().getStatus(), "The provider refused the request.");
        }
        if (failure instanceof MismatchedInputException mismatch) {
            return mismatch(mismatch);
        }
        if (failure instanceof JsonProcessingException && isBeyondLimits(failure)) {
            return ProblemException.invalidInput("The body has more in it than any input.", List.of(new Violation("",
                    "has too many parts, is nested too deeply, or has a name or a number that is too long")));
        }
        // Jackson takes the encoding from the first bytes, and some look like one that it cannot read.
        if (failure instanceof JsonProcessingException || failure instanceof CharConversionException) {
            return ProblemException.invalidInput("The body is not valid JSON.",
                    List.of(new Violation("", "is not valid JSON")));
        }
        if (failure instanceof WebApplicationException refused) {
            return refused.getCause() instanceof JsonProcessingException json ? of(json) : byStatus(refused);
        }
        if (failure instanceof ProcessingException) {
            return ProblemException.upstreamError("The provider could not be reached, or broke off.");
        }
        return ProblemException.of(ProblemCode.INTERNAL_ERROR, "The server failed; the request id helps to find out why.");
    }

    /** JSON readers and REST clients wrap a failure once or more in exceptions of their own. */
    private static Optional<ProblemException> ownProblem(Throwable failure) {
        return Causes.first(failure, Answerable.class).map(Answerable::toProblem);
    }

    private static boolean isBeyondLimits(Throwable failure) {
        return Causes.first(failure, StreamConstraintsException.class).isPresent();
    }

    private static ProblemException mismatch(MismatchedInputException mismatch) {
        return ProblemException.invalidInput("The body is JSON, but not this tool's input.",
                List.of(new Violation(path(mismatch), message(mismatch))));
    }

    private static String message(MismatchedInputException mismatch) {
        if (mismatch instanceof RefusedValueException refused) {
            return refused.reason();
        }
        return mismatch instanceof UnrecognizedPropertyException ? "is not a field of this input"
                : ExpectedValue.message(mismatch);
    }

    private static String path(JsonMappingException failure) {
        String path = failure.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
        // A field's name is the caller's own and as long as they like.
        return Trimmed.text(path.startsWith(".") ? path.substring(1) : path, LONGEST_FIELD);
    }

    private static ProblemException byStatus(WebApplicationException refused) {
        return switch (refused.getResponse().getStatus()) {
            case 400 -> ProblemException.invalidInput("The request is malformed.", List.of());
            case 401 -> ProblemException.of(ProblemCode.UNAUTHENTICATED, "A bearer token is required.");
            case 403 -> ProblemException.of(ProblemCode.FORBIDDEN, "The caller may not do this.");
            case 404 -> ProblemException.of(ProblemCode.NOT_FOUND, "There is nothing at this path.");
            case 405 -> ProblemException.of(ProblemCode.METHOD_NOT_ALLOWED, "Tools are called with POST.")
                    .withHeaders(Map.of("Allow", "POST, OPTIONS"));
            case 406 -> ProblemException.of(ProblemCode.NOT_ACCEPTABLE, "Answers are application/json.");
            case 413 -> ProblemException.of(ProblemCode.TOO_LARGE, "The request is too large.");
            case 415 -> ProblemException.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Send application/json.")
                    .withHeaders(Map.of("Accept", "application/json"));
            default -> ProblemException.of(ProblemCode.INTERNAL_ERROR, "The server failed.");
        };
    }
}
