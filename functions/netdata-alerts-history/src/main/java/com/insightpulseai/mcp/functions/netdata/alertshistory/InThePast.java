package com.insightpulseai.mcp.functions.netdata.alertshistory;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/** A text that {@link TimeBack} understands. */
@Documented
@Constraint(validatedBy = InThePast.Validator.class)
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER })
@Retention(RetentionPolicy.RUNTIME)
@interface InThePast {

    String message() default "must be negative seconds, -1 to -2592000, or a time in RFC 3339 of the last 30 days";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Takes null for the default's business. */
    final class Validator implements ConstraintValidator<InThePast, String> {

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            return text == null || TimeBack.parse(text, Instant.now()).filter(TimeBack::isInReach).isPresent();
        }
    }
}
