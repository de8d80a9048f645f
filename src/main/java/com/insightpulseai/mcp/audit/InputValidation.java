package com.insightpulseai.mcp.audit;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;

import com.insightpulseai.mcp.problem.Violation;
import com.insightpulseai.mcp.upstream.Trimmed;

/** Checks a tool's input record by Bean Validation, inside the audit, so that a refused input leaves a row too. */
@ApplicationScoped
class InputValidation {

    private static final int MOST_VIOLATIONS = 50; // one input can hold thousands of bad entries
    private static final int LONGEST_FIELD = 200;
    /** What Bean Validation adds to the path of an element of a list or a map. */
    private static final Pattern CONTAINER = Pattern.compile("<K>(?=\\[)|\\.<(?:list element|map key|map value)>");

    private final Validator validator;

    InputValidation(Validator validator) {
        this.validator = validator;
    }

    /** What is wrong with the input, ordered by field; at most 50 violations. */
    List<Violation> violations(Object input) {
        if (input == null) {
            return List.of(new Violation("", "a JSON object is required"));
        }
        return validator.validate(input).stream()
                .map(InputValidation::violation)
                .sorted(Comparator.comparing(Violation::field).thenComparing(Violation::message))
                .limit(MOST_VIOLATIONS)
                .toList();
    }

    private static Violation violation(ConstraintViolation<Object> violation) {
        String path = CONTAINER.matcher(violation.getPropertyPath().toString()).replaceAll("");
        // A map's key is the caller's own and as long as they like.
        return new Violation(
                Trimmed.text(path.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT), LONGEST_FIELD),
                violation.getMessage());
    }
}
