package com.insightpulseai.mcp.functions.sentry.eventsend;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

/** Measures the event before the call is counted; what single fields lack is for their own constraints to say. */
public final class OfAcceptedSizeValidator implements ConstraintValidator<OfAcceptedSize, EventSendInput> {

    @Override
    public boolean isValid(EventSendInput input, ConstraintValidatorContext context) {
        return input.event().isOfAcceptedSize();
    }
}
