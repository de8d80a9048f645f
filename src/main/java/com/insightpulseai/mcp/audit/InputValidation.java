package com.insightpulseai.mcp.audit;

import java.util.Comparator;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validator;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.insightpulseai.mcp.problem.Violation;
import com.insightpulseai.mcp.upstream.Trimmed;

/** Checks a tool's input record by Bean Validation, inside the audit, so that a refused input leaves a row too. */
@ApplicationScoped
class InputValidation {

    private static final int MOST_VIOLATIONS = 50; // one input can hold thousands of bad entries
    private static final int LONGEST_FIELD = 200;
    /** As inputs are read, and as callers wrote them. */
    private static final SnakeCaseStrategy WIRE_NAMES = new SnakeCaseStrategy();

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
        StringBuilder field = new StringBuilder();
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.isInIterable()) {
                Object element = node.getKey() == null ? node.getIndex() : node.getKey();
                field.append('[').append(element == null ? "" : element).append(']');
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                field.append(field.isEmpty() ? "" : ".").append(WIRE_NAMES.translate(node.getName()));
            }
        }
        // A map's key is the caller's own and as long as they like.
        return new Violation(Trimmed.text(field.toString(), LONGEST_FIELD), violation.getMessage());
    }
}
