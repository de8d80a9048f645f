package com.insightpulseai.mcp.functions.socket.findingtriage;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

/** Leaves alone what the constraints of single decisions already refuse. */
public final class EachFindingOnceValidator implements ConstraintValidator<EachFindingOnce, List<FindingTriageInput.Decision>> {

    @Override
    public boolean isValid(List<FindingTriageInput.Decision> decisions, ConstraintValidatorContext context) {
        Set<String> keys = new HashSet<>();
        return decisions == null || decisions.stream()
                .allMatch(decision -> decision == null || decision.key() == null || keys.add(decision.key()));
    }
}
