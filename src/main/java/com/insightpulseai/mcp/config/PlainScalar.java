package com.insightpulseai.mcp.config;

import java.util.Optional;

import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Text without quotes, which may be a boolean, a number, a date or null, and is not the same to
 * <a href="https://yaml.org/type/">YAML 1.1</a> and <a href="https://yaml.org/spec/1.2.2/#103-core-schema">YAML 1.2</a>.
 */
final class PlainScalar {

    private static final String OCTAL_OF_YAML_1_2 = "0o";

    private PlainScalar() {
    }

    static boolean is(ScalarNode scalar) {
        return scalar.getScalarStyle() == ScalarStyle.PLAIN;
    }

    /** Says why a value is not the same to all readers; empty where it is what its text shows. */
    static Optional<String> mistake(ScalarNode scalar) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        String quoted = "'" + text + "'";
        if (Tag.BOOL.equals(tag)) {
            return text.equals("true") || text.equals("false")
                    ? Optional.empty()
                    : Optional.of(quoted + " is a boolean to some readers; write true or false, or put it in quotes");
        }
        if (Tag.INT.equals(tag) && !isDecimal(text) || Tag.FLOAT.equals(tag) && !isFraction(text)
                || text.startsWith(OCTAL_OF_YAML_1_2)) {
            return Optional.of(quoted + " is not the same number to all readers; write decimal digits, or put it in quotes");
        }
        if (Tag.TIMESTAMP.equals(tag)) {
            return Optional.of(quoted + " is a date to some readers; put it in quotes");
        }
        if (Tag.NULL.equals(tag)) {
            return Optional.of((text.isEmpty() ? "an item" : quoted) + " has no value; remove it, or put it in quotes");
        }
        return Tag.MERGE.equals(tag)
                ? Optional.of(quoted + " is a merge key to some readers; put it in quotes")
                : Optional.empty();
    }

    private static boolean isDecimal(String text) {
        String digits = text.startsWith("-") ? text.substring(1) : text;
        return text.equals("0") || areDigits(digits) && digits.charAt(0) != '0';
    }

    private static boolean isFraction(String text) {
        int point = text.indexOf('.');
        return point > 0 && (isDecimal(text.substring(0, point)) || text.startsWith("-0."))
                && areDigits(text.substring(point + 1));
    }

    private static boolean areDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
