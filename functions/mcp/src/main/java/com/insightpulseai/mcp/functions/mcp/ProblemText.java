package com.insightpulseai.mcp.functions.mcp;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.insightpulseai.mcp.web.problem.Problem;
import com.insightpulseai.mcp.web.problem.ProblemException;

/** Says a problem to a model: what was wrong, what to do about it, and the problem itself for programs. */
final class ProblemText {

    private static final Set<String> OUTCOME_UNKNOWN = Set.of("upstream_timeout", "upstream_error");
    private static final Set<String> PASSING = Set.of("upstream_timeout", "upstream_error", "upstream_rate_limited",
            "circuit_open", "unavailable", "request_timeout");

    private ProblemText() {
    }

    /**
     * @param problem as RFC 9457 has it, with this system's fields
     * @param retryAfter seconds, where the answer names them
     */
    static String of(JsonNode problem, CatalogueEntry tool, Optional<String> retryAfter) {
        StringBuilder text = new StringBuilder(problem.path("title").asText("The call failed")).append(": ")
                .append(problem.path("detail").asText());
        for (JsonNode violation : problem.path("violations")) {
            String field = violation.path("field").asText();
            text.append("\n- ").append(field.isEmpty() ? "the input" : field).append(' ')
                    .append(violation.path("message").asText());
        }
        return text.append('\n').append(advice(problem.path("code").asText(), tool, retryAfter)).append("\n\n")
                .append(problem).toString();
    }

    /** The same of a problem that this process has. */
    static String of(ProblemException problem, CatalogueEntry tool, Optional<UUID> event, ObjectMapper mapper) {
        return of(mapper.valueToTree(Problem.of(problem, tool.tool().path(), event)), tool,
                Optional.ofNullable(problem.headers().get("Retry-After")));
    }

    private static String advice(String code, CatalogueEntry tool, Optional<String> retryAfter) {
        if (OUTCOME_UNKNOWN.contains(code) && !tool.readOnly()) {
            return tool.idempotent()
                    ? "It is not known whether the change was made; calling again does no harm."
                    : "It is not known whether the change was made; look before you call again.";
        }
        if (retryAfter.isPresent()) {
            return "Try again after " + retryAfter.get() + " s, not before.";
        }
        if (PASSING.contains(code)) {
            return "Trying again later may help.";
        }
        return switch (code) {
            case "invalid_input", "too_large" -> "Correct the arguments and call again.";
            case "unknown_resource" -> "Check what the arguments name; trying the same again does not help.";
            default -> "Trying again does not help.";
        };
    }
}
