package com.insightpulseai.mcp.generator.sdk;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The Java type of a field.
 *
 * @param base without what surrounds it, such as {@code Finding} of {@code List<Finding>}
 * @param words of an enumeration, which {@code base} names; else empty
 */
record JavaType(String base, Form form, List<String> words) {

    private enum Form {
        ONE,
        LIST,
        MAP
    }

    static JavaType of(String field, JsonNode schema) {
        return switch (schema.path("type").asText()) {
            case "array" -> inside(field, schema.path("items"), Form.LIST);
            case "object" -> schema.path("additionalProperties").isObject()
                    ? inside(field, schema.path("additionalProperties"), Form.MAP)
                    : inside(field, schema, Form.ONE);
            default -> inside(field, schema, Form.ONE);
        };
    }

    private static JavaType inside(String field, JsonNode schema, Form form) {
        List<String> words = new ArrayList<>();
        schema.path("enum").forEach(word -> words.add(word.asText()));
        String base = words.isEmpty() ? name(field, schema) : JavaNames.enumeration(field, form == Form.LIST);
        return new JavaType(base, form, words);
    }

    private static String name(String field, JsonNode schema) {
        if (schema.path("type").isArray()) {
            return "Optional<Double>"; // A row of measurements has gaps.
        }
        return switch (schema.path("type").asText()) {
            case "string" -> switch (schema.path("format").asText()) {
                case "date-time" -> "Instant";
                case "uuid" -> "UUID";
                default -> "String";
            };
            case "boolean" -> "Boolean";
            case "number" -> "Double";
            case "integer" -> schema.path("maximum").asLong(Long.MAX_VALUE) <= Integer.MAX_VALUE ? "Integer" : "Long";
            case "object" -> schema.path("title").asText();
            default -> throw new IllegalArgumentException(field + ": no Java type is known for " + schema);
        };
    }

    boolean isList() {
        return form == Form.LIST;
    }

    boolean isMap() {
        return form == Form.MAP;
    }

    boolean isPrimitive() {
        return form == Form.ONE && !primitive().equals(base);
    }

    private String primitive() {
        return switch (base) {
            case "Boolean" -> "boolean";
            case "Double" -> "double";
            case "Integer" -> "int";
            case "Long" -> "long";
            default -> base;
        };
    }

    /** The type that a setter takes. */
    String value() {
        return switch (form) {
            case LIST -> "List<" + base + ">";
            case MAP -> "Map<String, " + base + ">";
            case ONE -> primitive();
        };
    }

    /** The type of the record's component. */
    String declared(boolean isRequired) {
        return form != Form.ONE || isRequired ? value() : "Optional<" + base + ">";
    }
}
