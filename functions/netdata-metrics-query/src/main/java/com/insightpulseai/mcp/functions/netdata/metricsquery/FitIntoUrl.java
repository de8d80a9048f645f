package com.insightpulseai.mcp.functions.netdata.metricsquery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URLEncoder;
import java.util.List;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/**
 * The names of a query leave room for the rest of the URL that takes them to an Agent, which must not be over 8192 characters.
 */
@Documented
@Constraint(validatedBy = FitIntoUrl.Validator.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface FitIntoUrl {

    String message() default "must be fewer or shorter: percent-encoded, dimensions and nodes may have 6000 characters together";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    final class Validator implements ConstraintValidator<FitIntoUrl, MetricsQueryInput> {

        private static final int MOST = 6_000;
        private static final int LONGEST = 800;

        @Override
        public boolean isValid(MetricsQueryInput input, ConstraintValidatorContext context) {
            int length = length(input.dimensions()) + length(input.nodes());
            if (length > MOST) {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                        .addPropertyNode("dimensions").addConstraintViolation();
            }
            boolean longContext = input.contexts().stream().anyMatch(name -> length(List.of(String.valueOf(name))) > LONGEST);
            if (longContext) {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate("must be shorter: percent-encoded, each may have 800 characters")
                        .addPropertyNode("contexts").addConstraintViolation();
            }
            return length <= MOST && !longContext;
        }

        private static int length(Iterable<String> names) {
            return URLEncoder.encode(String.join(",", names), UTF_8).replace("+", "%20").length();
        }
    }
}
