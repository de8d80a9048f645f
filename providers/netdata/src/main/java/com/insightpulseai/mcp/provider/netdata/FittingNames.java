package com.insightpulseai.mcp.provider.netdata;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URLEncoder;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/** The names of an input leave room for the rest of the URL that takes them to an Agent, which reads 8192 characters. */
@Documented
@Constraint(validatedBy = FittingNames.Validator.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface FittingNames {

    String message() default "must be fewer or shorter: percent-encoded, all names may have 7300 characters together";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** An input with names of alerts among those that go into a URL. */
    interface Named {

        /** All of them. */
        List<String> namesInUrl();
    }

    /** Measures them as they are sent, and blames {@code alerts}. */
    final class Validator implements ConstraintValidator<FittingNames, Named> {

        private static final int MOST = 7_300;

        @Override
        public boolean isValid(Named input, ConstraintValidatorContext context) {
            String names = input.namesInUrl().stream().map(String::valueOf).collect(Collectors.joining(","));
            boolean fitting = URLEncoder.encode(names, UTF_8).replace("+", "%20").length() <= MOST;
            if (!fitting) {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                        .addPropertyNode("alerts").addConstraintViolation();
            }
            return fitting;
        }
    }
}
