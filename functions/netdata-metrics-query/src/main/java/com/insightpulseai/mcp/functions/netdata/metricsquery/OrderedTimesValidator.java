package com.insightpulseai.mcp.functions.netdata.metricsquery;

import java.time.Instant;
import java.util.Optional;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

/**
 * Netdata itself takes whatever it does not understand for now, turns ends in the wrong order round, and moves a time that
 * reaches into the future back until it does not.
 */
public final class OrderedTimesValidator implements ConstraintValidator<OrderedTimes, MetricsQueryInput> {

    private static final String NO_TIME = "must be seconds, at least -94608000 and not above 0, or a time in RFC 3339 since 1973 "
            + "such as 2026-11-23T20:00:00Z";
    /** Callers' clocks are not ours. */
    private static final long SLACK = 60;

    @Override
    public boolean isValid(MetricsQueryInput input, ConstraintValidatorContext context) {
        context.disableDefaultConstraintViolation();
        Optional<TimeBound> after = TimeBound.parse(input.after());
        Optional<TimeBound> before = TimeBound.parse(input.before());
        long now = Instant.now().getEpochSecond();
        boolean valid = true;
        if (after.isEmpty()) {
            valid = refuse(context, "after", NO_TIME);
        } else if (after.get().seconds() == 0) {
            valid = refuse(context, "after", "must not be 0, for then there is no time between it and the end");
        } else if (after.get().isAbsolute() && after.get().seconds() >= now) {
            valid = refuse(context, "after", "must not be in the future");
        } else if (before.isPresent() && after.get().isAbsolute() && after.get().seconds() >= before.get().resolved(now)) {
            valid = refuse(context, "after", "must be earlier than before");
        }
        if (before.isEmpty()) {
            valid = refuse(context, "before", NO_TIME);
        } else if (before.get().resolved(now) > now + SLACK) {
            valid = refuse(context, "before", "must not be in the future; 0 is now");
        }
        return valid;
    }

    private static boolean refuse(ConstraintValidatorContext context, String field, String message) {
        context.buildConstraintViolationWithTemplate(message).addPropertyNode(field).addConstraintViolation();
        return false;
    }
}
