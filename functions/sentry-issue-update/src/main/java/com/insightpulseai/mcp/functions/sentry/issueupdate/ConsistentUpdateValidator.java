package com.insightpulseai.mcp.functions.sentry.issueupdate;

import static com.insightpulseai.mcp.functions.sentry.issueupdate.IssueUpdateInput.IGNORED;
import static com.insightpulseai.mcp.functions.sentry.issueupdate.IssueUpdateInput.RESOLVED;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

/** Refuses contradictions, and a call that changes nothing. Leaves alone what the constraints of single fields refuse. */
public final class ConsistentUpdateValidator implements ConstraintValidator<ConsistentUpdate, IssueUpdateInput> {

    @Override
    public boolean isValid(IssueUpdateInput input, ConstraintValidatorContext context) {
        Map<String, String> violations = violations(input);
        context.disableDefaultConstraintViolation();
        violations.forEach((field, message) -> context.buildConstraintViolationWithTemplate(message).addPropertyNode(field)
                .addConstraintViolation());
        return violations.isEmpty();
    }

    private static Map<String, String> violations(IssueUpdateInput input) {
        Map<String, String> violations = new LinkedHashMap<>();
        needStatus(violations, input, RESOLVED, Map.of(
                "inNextRelease", input.inNextRelease(),
                "inRelease", input.inRelease().isPresent()));
        needStatus(violations, input, IGNORED, Map.of(
                "ignoreMinutes", input.ignoreMinutes().isPresent(),
                "ignoreCount", input.ignoreCount().isPresent(),
                "ignoreWindowMinutes", input.ignoreWindowMinutes().isPresent(),
                "ignoreUserCount", input.ignoreUserCount().isPresent(),
                "ignoreUserWindowMinutes", input.ignoreUserWindowMinutes().isPresent()));
        if (input.inNextRelease() && input.inRelease().isPresent()) {
            violations.putIfAbsent("inRelease", "contradicts in_next_release");
        }
        needCount(violations, "ignoreWindowMinutes", input.ignoreWindowMinutes(), "ignore_count", input.ignoreCount());
        needCount(violations, "ignoreUserWindowMinutes", input.ignoreUserWindowMinutes(), "ignore_user_count",
                input.ignoreUserCount());
        if (violations.isEmpty() && input.status().isEmpty() && input.assignedTo().isEmpty() && input.priority().isEmpty()) {
            violations.put("status", "must be given where neither assigned_to nor priority is");
        }
        return violations;
    }

    private static void needStatus(Map<String, String> violations, IssueUpdateInput input, String status,
            Map<String, Boolean> fields) {
        if (!input.status().equals(Optional.of(status))) {
            fields.forEach((field, given) -> {
                if (given) {
                    violations.put(field, "needs the status " + status);
                }
            });
        }
    }

    private static void needCount(Map<String, String> violations, String field, Optional<Integer> window, String countField,
            Optional<Integer> count) {
        if (window.isPresent() && count.isEmpty()) {
            violations.putIfAbsent(field, "needs " + countField);
        }
    }
}
