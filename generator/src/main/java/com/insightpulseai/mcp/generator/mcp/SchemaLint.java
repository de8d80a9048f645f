package com.insightpulseai.mcp.generator.mcp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/** Holds one schema to the keywords, types and patterns that the clients of all vendors take. */
final class SchemaLint {

    private static final Set<String> KEYWORDS = Set.of("type", "properties", "required", "items", "enum", "description",
            "default", "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "pattern", "format",
            "additionalProperties", "title");
    private static final Set<String> TYPES = Set.of("object", "array", "string", "integer", "number", "boolean");
    /** Claude's rule for names of fields, without letters that the tools do not use. */
    private static final Pattern FIELD = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    private static final String COMPOSITION = "is composition, which clients refuse; say the choice in a description";
    private static final String REFERENCE = "is a reference or its target, which clients do not follow; write the schema in its "
            + "place";
    private static final String IDENTITY = "makes clients look for another schema; remove it";
    private static final Map<String, String> REFUSED = Map.ofEntries(
            Map.entry("oneOf", COMPOSITION), Map.entry("anyOf", COMPOSITION), Map.entry("allOf", COMPOSITION),
            Map.entry("not", COMPOSITION), Map.entry("if", COMPOSITION), Map.entry("then", COMPOSITION),
            Map.entry("else", COMPOSITION),
            Map.entry("$ref", REFERENCE), Map.entry("$defs", REFERENCE), Map.entry("definitions", REFERENCE),
            Map.entry("$id", IDENTITY), Map.entry("$schema", IDENTITY),
            Map.entry("const", "is unknown to Gemini; write an enum with one value"),
            Map.entry("exclusiveMinimum", "is unknown to Gemini; write minimum for an integer, else say it in a description"),
            Map.entry("exclusiveMaximum", "is unknown to Gemini; write maximum for an integer, else say it in a description"),
            Map.entry("propertyNames", "is unknown to Gemini; say it in a description"));

    private final boolean isInput;
    private final List<String> mistakes = new ArrayList<>();

    private SchemaLint(boolean isInput) {
        this.isInput = isInput;
    }

    /** @param place of the schema, with which each mistake begins */
    static List<String> ofInput(String place, JsonNode schema) {
        return new SchemaLint(true).mistakes(place, schema);
    }

    /** Outputs may have {@code null} beside a type. */
    static List<String> ofOutput(String place, JsonNode schema) {
        return new SchemaLint(false).mistakes(place, schema);
    }

    private List<String> mistakes(String place, JsonNode schema) {
        check(place, schema);
        return mistakes;
    }

    private void check(String place, JsonNode schema) {
        if (!schema.isObject()) {
            mistakes.add(place + ": is not a schema; write an object with a type");
            return;
        }
        schema.fieldNames().forEachRemaining(keyword -> {
            if (!KEYWORDS.contains(keyword)) {
                mistakes.add(place + "." + keyword + ": " + REFUSED.getOrDefault(keyword,
                        "is not a keyword that all clients take; say it in a description"));
            }
        });
        checkType(place, schema);
        checkValues(place, schema);
        if (schema.has("pattern")) {
            PatternSyntax.flaw(schema.path("pattern").asText())
                    .ifPresent(flaw -> mistakes.add(place + ".pattern: has " + flaw
                            + ", which some clients cannot compile; write it without, or leave the pattern out and say the rule "
                            + "in a description"));
        }
        checkParts(place, schema);
    }

    private void checkType(String place, JsonNode schema) {
        JsonNode type = schema.path("type");
        if (TYPES.contains(type.asText())) {
            return;
        }
        boolean isNullable = type.size() == 2 && TYPES.contains(type.path(0).asText())
                && type.path(1).asText().equals("null");
        if (isInput || !isNullable) {
            mistakes.add(place + ".type: is " + (type.isMissingNode() ? "missing" : type) + "; write one of "
                    + String.join(", ", TYPES.stream().sorted().toList()));
        }
    }

    private void checkValues(String place, JsonNode schema) {
        for (JsonNode value : schema.path("enum")) {
            if (!value.isTextual() || value.asText().isEmpty()) {
                mistakes.add(place + ".enum: has " + value + ", and Gemini takes texts that are not empty; leave it out");
            }
        }
        if (schema.has("format") && !schema.path("format").asText().equals("date-time")) {
            mistakes.add(place + ".format: '" + schema.path("format").asText() + "' is unknown to Gemini; leave it out and say "
                    + "it in a description");
        }
        for (String text : List.of("description", "title")) {
            if (schema.has(text) && !schema.path(text).isTextual()) {
                mistakes.add(place + "." + text + ": is no text; write one, or remove it");
            }
        }
    }

    private void checkParts(String place, JsonNode schema) {
        schema.path("properties").properties().forEach(property -> {
            if (!FIELD.matcher(property.getKey()).matches()) {
                mistakes.add(place + ".properties: '" + property.getKey() + "' is not a name of a field that all clients take; "
                        + "use at most 64 lower-case letters, digits and '_'");
            }
            check(place + ".properties." + property.getKey(), property.getValue());
        });
        for (JsonNode name : schema.path("required")) {
            if (!schema.path("properties").has(name.asText())) {
                mistakes.add(place + ".required: names '" + name.asText() + "', which is no property; remove it");
            }
        }
        if (isOf(schema, "array") && !schema.has("items")) {
            mistakes.add(place + ".items: is missing, and VS Code drops the tool then; say what the array holds");
        }
        if (schema.has("items")) {
            check(place + ".items", schema.path("items"));
        }
        if (schema.has("additionalProperties") && !schema.path("additionalProperties").isBoolean()) {
            check(place + ".additionalProperties", schema.path("additionalProperties"));
        }
    }

    private static boolean isOf(JsonNode schema, String type) {
        return schema.path("type").asText().equals(type) || schema.path("type").path(0).asText().equals(type);
    }
}
