package com.insightpulseai.mcp.functions.sentry.eventsend;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;

/** A text of 1 to 200 characters without line breaks, as Sentry takes it in most fields. */
@Documented
@Constraint(validatedBy = {})
@Pattern(regexp = "[^\\p{Cntrl}]{1,200}", message = "must be 1 to 200 characters in one line")
@Target(ElementType.TYPE_USE)
@Retention(RetentionPolicy.RUNTIME)
@interface OneLine {

    // The pattern's own message is what the caller gets.
    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
