package com.insightpulseai.mcp.functions.netdata.alertsilence;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

/** Something must be named to be silenced, and nothing to be reset, because a reset takes back every silence. */
public final class ConsistentSilencingValidator implements ConstraintValidator<ConsistentSilencing, AlertSilenceInput> {

    private static final String EVERYTHING = "must be absent: a reset takes back every silence";

    @Override
    public boolean isValid(AlertSilenceInput input, ConstraintValidatorContext context) {
        context.disableDefaultConstraintViolation();
        boolean named = !input.alerts().isEmpty() || !input.contexts().isEmpty();
        if (input.isReset()) {
            return refuseIf(!input.alerts().isEmpty(), "alerts", EVERYTHING, context)
                    & refuseIf(!input.contexts().isEmpty(), "contexts", EVERYTHING, context)
                    & refuseIf(input.durationMinutes().isPresent(), "durationMinutes", "must be absent with reset", context);
        }
        return refuseIf(input.isSilence() && !named, "alerts",
                "must name an alert, or contexts a context: everything is never silenced", context);
    }

    private static boolean refuseIf(boolean wrong, String field, String message, ConstraintValidatorContext context) {
        if (wrong) {
            context.buildConstraintViolationWithTemplate(message).addPropertyNode(field).addConstraintViolation();
        }
        return !wrong;
    }
}
