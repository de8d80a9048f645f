package com.insightpulseai.mcp.functions.netdata.alertsilence;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;

/** What the fields of an {@link AlertSilenceInput} must be to each other. */
@Documented
@Constraint(validatedBy = ConsistentSilencingValidator.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface ConsistentSilencing {

    String message() default "must be consistent";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
