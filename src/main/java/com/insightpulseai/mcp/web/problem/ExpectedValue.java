package com.insightpulseai.mcp.web.problem;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

/** Says what a field has to be whose value has the wrong type. */
final class ExpectedValue {

    private static final ObjectMapper WIRE_NAMES = new ObjectMapper();
    private static final Map<Class<?>, String> SCALARS = Map.ofEntries(
            Map.entry(String.class, "a text"),
            Map.entry(Integer.class, "a whole number"), Map.entry(int.class, "a whole number"),
            Map.entry(Long.class, "a whole number"), Map.entry(long.class, "a whole number"),
            Map.entry(Double.class, "a number"), Map.entry(double.class, "a number"),
            Map.entry(Boolean.class, "true or false"), Map.entry(boolean.class, "true or false"));

    private ExpectedValue() {
    }

    static String message(MismatchedInputException mismatch) {
        Class<?> type = mismatch.getTargetType();
        if (type == null || Optional.class.equals(type)) {
            return "has the wrong type";
        }
        return type.isEnum() ? "must be " + words(type) : "has the wrong type: must be " + kind(type);
    }

    private static String kind(Class<?> type) {
        boolean list = Collection.class.isAssignableFrom(type) || type.isArray();
        return SCALARS.getOrDefault(type, list ? "a list" : "an object");
    }

    private static String words(Class<?> enumeration) {
        List<String> words = Arrays.stream(enumeration.getEnumConstants())
                .map(constant -> WIRE_NAMES.convertValue(constant, String.class)).toList();
        int last = words.size() - 1;
        return last < 1 ? String.join("", words) : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }
}
