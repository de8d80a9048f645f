package com.insightpulseai.mcp.functions.sentry.eventsend;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;

/** A tag's name; 32 characters are what Sentrys of any age take. */
@Documented
@Constraint(validatedBy = {})
@Pattern(regexp = "[A-Za-z0-9_.:-]{1,32}", message = "must have a name of 1 to 32 letters, digits, '_', '.', ':' and '-'")
@Target(ElementType.TYPE_USE)
@Retention(RetentionPolicy.RUNTIME)
@interface TagName {

    // The pattern's own message is what the caller gets.
    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
