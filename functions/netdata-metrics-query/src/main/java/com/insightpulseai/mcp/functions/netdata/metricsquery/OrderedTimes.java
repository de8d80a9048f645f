package com.insightpulseai.mcp.functions.netdata.metricsquery;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;

/** The ends of a query's time are times, and in their order. */
@Documented
@Constraint(validatedBy = OrderedTimesValidator.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface OrderedTimes {

    String message() default "must be in order";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
