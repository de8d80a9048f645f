package com.insightpulseai.mcp.functions.socket.scanrepo;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;

/** What the fields of a {@link ScanRepoInput} must be to each other. */
@Documented
@Constraint(validatedBy = ConsistentScanValidator.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface ConsistentScan {

    String message() default "must be consistent";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
