package com.insightpulseai.mcp.functions.netdata.metricsquery;

import java.util.Optional;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

/** Netdata itself takes whatever it does not understand for now, and turns ends in the wrong order round. */
public final class OrderedTimesValidator implements ConstraintValidator<OrderedTimes, MetricsQueryInput> {

    private static final String NO_TIME = "must be seconds, at least -94608000 and not above 0, or a time in RFC 3339 such as "
            + "2026-11-23T20:00:00Z";

    @Override
    public boolean isValid(MetricsQueryInput input, ConstraintValidatorContext context) {
        context.disableDefaultConstraintViolation();
        Optional<TimeBound> after = TimeBound.parse(input.after());
        Optional<TimeBound> before = TimeBound.parse(input.before());
        boolean valid = true;
        if (after.isEmpty()) {
            valid = refuse(context, "after", NO_TIME);
        } else if (after.get().seconds() == 0) {
            valid = refuse(context, "after", "must not be 0, for then there is no time between it and the end");
        } else if (before.isPresent() && after.get().isAbsolute() && before.get().isAbsolute()
                && after.get().seconds() >= before.get().seconds()) {
            valid = refuse(context, "after", "must be earlier than before");
        }
        return before.isPresent() ? valid : refuse(context, "before", NO_TIME);
    }

    private static boolean refuse(ConstraintValidatorContext context, String field, String message) {
        context.buildConstraintViolationWithTemplate(message).addPropertyNode(field).addConstraintViolation();
        return false;
    }
}
