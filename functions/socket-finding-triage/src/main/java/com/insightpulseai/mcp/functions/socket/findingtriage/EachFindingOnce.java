package com.insightpulseai.mcp.functions.socket.findingtriage;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;

/** Says that no two decisions are about one finding, for then nobody could say which of them holds. */
@Documented
@Constraint(validatedBy = EachFindingOnceValidator.class)
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER })
@Retention(RetentionPolicy.RUNTIME)
@interface EachFindingOnce {

    String message() default "must name each finding once only";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
