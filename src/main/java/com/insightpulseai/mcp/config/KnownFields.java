package com.insightpulseai.mcp.config;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.smallrye.config.NameIterator;

/**
 * The fields that {@code provider-config.yaml} may have, by its JSON Schema. An unknown field is a mistake: with
 * {@code timout_ms} a tool would go on with the default. So is a list or a map where one value is expected: it would be read as
 * if the field were absent. Values are checked by those who read them.
 */
public final class KnownFields {

    private static final String SCHEMA = "provider-config.schema.json";
    private static final String DEFINITIONS = "#/$defs/";
    private static final int MOST_TYPOS = 2;
    private static final Map<String, String> KINDS = Map.of("array", "a list", "object", "a map");

    /** Read when the class is initialized, which for a native function is when its image is built. */
    private static final KnownFields PACKAGED = new KnownFields(read());

    private final JsonNode schema;

    private KnownFields(JsonNode schema) {
        this.schema = schema;
    }

    /** Those of this version. */
    public static KnownFields packaged() {
        return PACKAGED;
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper().readTree(PackagedFile.read(SCHEMA));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(SCHEMA + " is not JSON", e);
        }
    }

    /**
     * Says which of a file's properties are none that it may have.
     *
     * @param properties flattened, such as {@code providers.socket.tools[0].timeout_ms}, with their values
     * @return a message for each, with its path and a remedy
     */
    public List<String> mistakes(Map<String, String> properties) {
        return properties.keySet().stream().flatMap(property -> mistake(property, properties).stream()).distinct().sorted()
                .toList();
    }

    private Optional<String> mistake(String property, Map<String, String> properties) {
        JsonNode declared = schema;
        StringBuilder path = new StringBuilder();
        for (String step : steps(property)) {
            JsonNode here = structure(declared);
            String expected = here.path("type").asText("string");
            if (!expected.equals(step.startsWith("[") ? "array" : "object")) {
                return Optional.of(path + " has to be " + KINDS.getOrDefault(expected, "one value"));
            }
            if (step.startsWith("[")) {
                path.append(step);
                declared = resolved(here.path("items"));
                continue;
            }
            path.append(path.isEmpty() ? "" : ".").append(step);
            JsonNode open = here.path("additionalProperties");
            if (here.path("properties").has(step)) {
                declared = resolved(here.path("properties").path(step));
            } else if (open.isObject()) {
                declared = resolved(open);
            } else {
                return Optional.of(unknown(path.toString(), step, here));
            }
        }
        String expected = declared.path("type").asText();
        // A list of values has a property of its own, and an empty one has that alone.
        boolean isList = properties.get(property).isEmpty() || properties.containsKey(property + "[0]");
        return expected.equals("object") || expected.equals("array") && !isList
                ? Optional.of(path + " has to be " + KINDS.get(expected))
                : Optional.empty();
    }

    private JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.startsWith(DEFINITIONS)
                ? schema.path("$defs").path(reference.substring(DEFINITIONS.length()))
                : node;
    }

    /** Of alternatives the one that has fields. */
    private static JsonNode structure(JsonNode declared) {
        for (JsonNode alternative : declared.path("oneOf")) {
            if (alternative.path("type").asText().equals("object")) {
                return alternative;
            }
        }
        return declared;
    }

    private static List<String> steps(String property) {
        List<String> steps = new ArrayList<>();
        for (NameIterator names = new NameIterator(property); names.hasNext(); names.next()) {
            String name = names.getNextSegment();
            int index = name.endsWith("]") ? name.indexOf('[') : -1;
            steps.add(index < 0 ? name : name.substring(0, index));
            if (index >= 0) {
                steps.add(name.substring(index));
            }
        }
        return steps;
    }

    private static String unknown(String path, String field, JsonNode place) {
        List<String> known = new ArrayList<>();
        for (Iterator<String> names = place.path("properties").fieldNames(); names.hasNext();) {
            known.add(names.next());
        }
        return path + " is not a field of this file; " + Spelling.nearest(field, known, MOST_TYPOS)
                .map(name -> "did you mean " + name + "?")
                .orElseGet(() -> "use one of " + String.join(", ", known));
    }
}
