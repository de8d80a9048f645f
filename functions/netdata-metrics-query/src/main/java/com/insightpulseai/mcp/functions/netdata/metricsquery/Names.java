package com.insightpulseai.mcp.functions.netdata.metricsquery;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import com.insightpulseai.mcp.provider.netdata.NetdataName;

/**
 * What the names in a query's lists may be. None can be one of Netdata's patterns, or hold what separates two of them; a
 * node's stays within its segment of a path.
 */
interface Names {

    /** A context, such as {@code system.cpu}. */
    @Documented
    @NotNull
    @Pattern(regexp = NetdataName.FORM)
    @ReportAsSingleViolation
    @Constraint(validatedBy = {})
    @Target(ElementType.TYPE_USE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Context {

        String message() default NetdataName.MESSAGE;

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    /** A host name or the id of a node. */
    @Documented
    @NotNull
    @Pattern(regexp = NetdataName.FORM_IN_PATH)
    @ReportAsSingleViolation
    @Constraint(validatedBy = {})
    @Target(ElementType.TYPE_USE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Node {

        String message() default NetdataName.MESSAGE_IN_PATH;

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    /** A dimension, such as {@code user}. */
    @Documented
    @NotNull
    @Pattern(regexp = "(?! )[^\\p{Cc}\\p{Cs}*,|!\\\\]{1,100}(?<! )")
    @ReportAsSingleViolation
    @Constraint(validatedBy = {})
    @Target(ElementType.TYPE_USE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Dimension {

        String message() default "must be a dimension: at most 100 characters, none of * , | ! \\\\, no blank at an end";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    /** What gets a column of its own. */
    @Documented
    @NotNull
    @Pattern(regexp = "dimension|instance|node|selected")
    @ReportAsSingleViolation
    @Constraint(validatedBy = {})
    @Target(ElementType.TYPE_USE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface GroupBy {

        String message() default "must be dimension, instance, node or selected";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }
}
