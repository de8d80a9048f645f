package com.insightpulseai.mcp.provider.socket.finding;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;

/** Says that a text is what a list gave as its {@code next_cursor}. */
@Documented
@Constraint(validatedBy = CursorValidator.class)
@Target(ElementType.TYPE_USE)
@Retention(RetentionPolicy.RUNTIME)
public @interface CursorOf {

    /** The lists that are read in pages. */
    enum Pages {
        /** The findings of one scan. */
        SCAN,
        /** The findings of the whole organization. */
        ORGANIZATION
    }

    Pages value();

    String message() default "must be a next_cursor that this list gave";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
