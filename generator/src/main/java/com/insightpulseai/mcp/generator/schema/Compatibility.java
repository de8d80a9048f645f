package com.insightpulseai.mcp.generator.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Whether callers of a published schema are still served by a newer one: whatever input was valid has to stay valid and mean
 * the same, and whatever was promised of an output has to hold.
 */
final class Compatibility {

    private static final String OUTPUT = "output";
    private static final List<String> LOWER_BOUNDS = List.of("minimum", "exclusiveMinimum", "minLength", "minItems",
            "minProperties");
    private static final List<String> UPPER_BOUNDS = List.of("maximum", "maxLength", "maxItems", "maxProperties");
    private static final List<String> EXACT = List.of("pattern", "allOf", "format", "uniqueItems");

    private final boolean input;
    private final List<String> breaks = new ArrayList<>();

    private Compatibility(boolean input) {
        this.input = input;
    }

    /** Says what of a published input is not accepted any more, or means something else. */
    static List<String> breaksOfInput(JsonNode published, JsonNode present) {
        Compatibility check = new Compatibility(true);
        check.compare("input", present, published);
        return check.breaks;
    }

    /** Says what of a published output is not promised any more. */
    static List<String> breaksOfOutput(JsonNode published, JsonNode present) {
        Compatibility check = new Compatibility(false);
        check.compare(OUTPUT, published, present);
        return check.breaks;
    }

    /** Notes where {@code narrow} lets something through that {@code wide} does not. */
    private void compare(String path, JsonNode wide, JsonNode narrow) {
        compareTypes(path, wide, narrow);
        compareBounds(path, wide, narrow);
        compareFields(path, wide, narrow);
        for (String part : List.of("items", "additionalProperties", "propertyNames")) {
            if (wide.path(part).isObject() && narrow.path(part).isObject()) {
                compare(path + (part.equals("items") ? "[]" : "." + part), wide.path(part), narrow.path(part));
            } else if (wide.path(part).isObject() && !part.equals("additionalProperties")) {
                note(path, "is bounded by " + part, "is not", wide, narrow);
            }
        }
        if (input && !wide.path("default").equals(narrow.path("default")) && !wide.path("default").isMissingNode()) {
            breaks.add(path + ": its default was " + shown(narrow.path("default")) + " and is " + shown(wide.path("default")));
        }
    }

    private void compareTypes(String path, JsonNode wide, JsonNode narrow) {
        Set<String> allowed = words(wide.path("type"));
        Set<String> possible = words(narrow.path("type"));
        if (allowed.contains("number")) {
            allowed.add("integer");
        }
        if (!allowed.isEmpty() && !allowed.containsAll(possible)) {
            change(path, "type", wide, narrow);
        }
        if (wide.has("enum") && !(narrow.has("enum") && words(wide.path("enum")).containsAll(words(narrow.path("enum"))))) {
            change(path, "enum", wide, narrow);
        }
    }

    private void compareBounds(String path, JsonNode wide, JsonNode narrow) {
        for (String bound : LOWER_BOUNDS) {
            if (wide.has(bound) && !(narrow.has(bound) && wide.path(bound).asDouble() <= narrow.path(bound).asDouble())) {
                change(path, bound, wide, narrow);
            }
        }
        for (String bound : UPPER_BOUNDS) {
            if (wide.has(bound) && !(narrow.has(bound) && wide.path(bound).asDouble() >= narrow.path(bound).asDouble())) {
                change(path, bound, wide, narrow);
            }
        }
        for (String keyword : EXACT) {
            if (wide.has(keyword) && !wide.path(keyword).equals(narrow.path(keyword))
                    && !(keyword.equals("pattern") && isAlternative(narrow.path(keyword), wide.path(keyword)))) {
                change(path, keyword, wide, narrow);
            }
        }
    }

    /** Whether a pattern lets everything through that another one does, because that is one of its alternatives. */
    private static boolean isAlternative(JsonNode narrow, JsonNode wide) {
        return narrow.isTextual() && Bounds.alternatives(wide.asText(), narrow.asText());
    }

    private void compareFields(String path, JsonNode wide, JsonNode narrow) {
        JsonNode published = input ? narrow.path("properties") : wide.path("properties");
        JsonNode present = input ? wide.path("properties") : narrow.path("properties");
        published.properties().forEach(field -> {
            String below = path + "." + field.getKey();
            if (!present.has(field.getKey())) {
                breaks.add(below + ": is gone");
            } else {
                compare(below, wide.path("properties").path(field.getKey()), narrow.path("properties").path(field.getKey()));
            }
        });
        if (!input) {
            refuseNewDemands(path, wide, narrow);
        }
        Set<String> optional = new HashSet<>(words(wide.path("required")));
        optional.removeAll(words(narrow.path("required")));
        optional.stream().filter(field -> input || present.has(field)).sorted()
                .forEach(field -> breaks.add(path + "." + field + (input ? ": is required now" : ": may be absent now")));
    }

    /** A version requires of results only the fields that all its servers send, also those older than a field. */
    private void refuseNewDemands(String path, JsonNode published, JsonNode present) {
        Set<String> added = words(present.path("required"));
        added.removeAll(words(published.path("required")));
        added.stream().sorted()
                .filter(field -> !AbsentField.isHarmless(present.path("properties").path(field), path.equals(OUTPUT)))
                .forEach(field -> breaks.add(path + "." + field
                        + ": is required now, but older servers of this version may not send it; make it optional"));
    }

    private void change(String path, String keyword, JsonNode wide, JsonNode narrow) {
        note(path, keyword + " " + shown(wide.path(keyword)), keyword + " " + shown(narrow.path(keyword)), wide, narrow);
    }

    private void note(String path, String ofWide, String ofNarrow, JsonNode wide, JsonNode narrow) {
        breaks.add(path + ": had " + (input ? ofNarrow : ofWide) + " and has " + (input ? ofWide : ofNarrow));
    }

    private static Set<String> words(JsonNode node) {
        Set<String> words = new HashSet<>();
        if (node.isArray()) {
            node.forEach(word -> words.add(word.asText()));
        } else if (!node.isMissingNode()) {
            words.add(node.asText());
        }
        return words;
    }

    private static String shown(JsonNode value) {
        return value.isMissingNode() ? "none" : value.toString();
    }
}
