package com.insightpulseai.mcp.call;

import java.util.Comparator;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ValidatorFactory;

import com.insightpulseai.mcp.web.problem.Violation;

/** Checks a tool's input record by Bean Validation, inside the audit, so that a refused input leaves a row too. */
@ApplicationScoped
class InputValidation {

    private static final int MOST_VIOLATIONS = 50; // one input can hold thousands of bad entries

    private final ValidatorFactory factory;

    InputValidation(ValidatorFactory factory) {
        this.factory = factory;
    }

    /** What is wrong with the input: the first violations found, at most 50, ordered by field. */
    List<Violation> violations(Object input) {
        if (input == null) {
            return List.of(new Violation("", "a JSON object is required"));
        }
        FirstViolations violations = new FirstViolations(factory.getMessageInterpolator(), MOST_VIOLATIONS);
        try {
            factory.usingContext().messageInterpolator(violations).getValidator().validate(input);
        } catch (FirstViolations.EnoughException more) {
            // those found are reported
        }
        return violations.found().stream().distinct()
                .sorted(Comparator.comparing(Violation::field).thenComparing(Violation::message))
                .toList();
    }
}
