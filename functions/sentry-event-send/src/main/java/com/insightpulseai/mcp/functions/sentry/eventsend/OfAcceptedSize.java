package com.insightpulseai.mcp.functions.sentry.eventsend;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;

import com.insightpulseai.mcp.provider.sentry.intake.OutgoingEvent;

/** An {@link EventSendInput} whose event is not larger than Sentry takes. */
@Documented
@Constraint(validatedBy = OfAcceptedSizeValidator.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface OfAcceptedSize {

    String message() default "makes an event of more than 1 MiB (" + OutgoingEvent.MAX_BYTES + " bytes), Sentry's limit";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
