package com.insightpulseai.mcp.generator.schema;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.validation.metadata.ConstraintDescriptor;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The constraints of Bean Validation on one value, as keywords of JSON Schema. Constraints that are made of others count as
 * these; what JSON Schema has no word for is left to the description.
 */
final class Bounds {

    private static final Pattern WORDS = Pattern.compile("[A-Za-z0-9_-]+(\\|[A-Za-z0-9_-]+)+");
    /** Constructs of Java's patterns that ECMA-262's, which JSON Schema recommends, do not know or read otherwise. */
    private static final Pattern JAVA_ONLY = Pattern
            .compile("\\(\\?[a-z]|\\\\[QEAZzGRhX]|\\\\p\\{(?!C[cfsno]}|L}|N}|Z)|[*+?}]\\+|&&");

    private static final String WHOLE_BEGIN = "^(?:";
    private static final String WHOLE_END = ")$";

    private final List<Annotation> constraints = new ArrayList<>();

    private Bounds(Collection<ConstraintDescriptor<?>> descriptors) {
        descriptors.forEach(this::add);
    }

    static Bounds of(Collection<ConstraintDescriptor<?>> descriptors) {
        return new Bounds(descriptors);
    }

    private void add(ConstraintDescriptor<?> descriptor) {
        constraints.add(descriptor.getAnnotation());
        descriptor.getComposingConstraints().forEach(this::add);
    }

    private <T extends Annotation> List<T> all(Class<T> type) {
        return constraints.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private boolean has(Class<? extends Annotation> type) {
        return !all(type).isEmpty();
    }

    boolean refusesNull() {
        return has(NotNull.class) || has(NotBlank.class) || has(NotEmpty.class);
    }

    /** Whether a list or text has to have something in it. */
    boolean refusesEmptiness() {
        return least() > 0;
    }

    private int least() {
        int least = has(NotEmpty.class) || has(NotBlank.class) ? 1 : 0;
        return all(Size.class).stream().mapToInt(Size::min).reduce(least, Math::max);
    }

    void describeText(ObjectNode schema) {
        describeSize(schema, "minLength", "maxLength");
        List<String> patterns = new ArrayList<>();
        if (has(NotBlank.class)) {
            patterns.add("\\S");
        }
        for (jakarta.validation.constraints.Pattern pattern : all(jakarta.validation.constraints.Pattern.class)) {
            if (WORDS.matcher(pattern.regexp()).matches()) {
                Arrays.stream(pattern.regexp().split("\\|")).forEach(schema.withArray("enum")::add);
            } else {
                portable(pattern).ifPresent(patterns::add);
            }
        }
        if (patterns.size() == 1) {
            schema.put("pattern", patterns.get(0));
        } else {
            patterns.forEach(pattern -> schema.withArray("allOf").addObject().put("pattern", pattern));
        }
    }

    void describeItems(ObjectNode schema) {
        describeSize(schema, "minItems", "maxItems");
    }

    void describeEntries(ObjectNode schema) {
        describeSize(schema, "minProperties", "maxProperties");
    }

    private void describeSize(ObjectNode schema, String least, String most) {
        if (least() > 0) {
            schema.put(least, least());
        }
        all(Size.class).stream().mapToInt(Size::max).filter(max -> max < Integer.MAX_VALUE).min()
                .ifPresent(max -> schema.put(most, max));
    }

    void describeNumber(ObjectNode schema) {
        all(Min.class).stream().mapToLong(Min::value).max().ifPresent(min -> schema.put("minimum", min));
        all(Max.class).stream().mapToLong(Max::value).min().ifPresent(max -> schema.put("maximum", max));
        if (has(PositiveOrZero.class)) {
            schema.put("minimum", 0);
        }
        if (has(Positive.class)) {
            schema.put("exclusiveMinimum", 0);
        }
    }

    /** Whether a pattern written here is another one with alternatives before it. */
    static boolean alternatives(String pattern, String last) {
        return last.startsWith(WHOLE_BEGIN) && last.endsWith(WHOLE_END)
                && pattern.startsWith(WHOLE_BEGIN) && pattern.endsWith('|' + last.substring(WHOLE_BEGIN.length()))
                && !pattern.endsWith("\\|" + last.substring(WHOLE_BEGIN.length()));
    }

    /** A pattern for the whole text, as Bean Validation has it, that other languages read alike; empty where there is none. */
    private static Optional<String> portable(jakarta.validation.constraints.Pattern pattern) {
        String regexp = pattern.regexp().replace("\\p{Cntrl}", "\\p{Cc}");
        if (pattern.flags().length > 0 || JAVA_ONLY.matcher(regexp).find()) {
            return Optional.empty();
        }
        String whole = WHOLE_BEGIN + regexp + WHOLE_END;
        try {
            Pattern.compile(whole);
        } catch (PatternSyntaxException e) {
            throw new IllegalStateException("not a pattern: " + regexp, e);
        }
        return Optional.of(whole);
    }
}
