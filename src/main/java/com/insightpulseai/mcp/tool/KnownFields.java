package com.insightpulseai.mcp.tool;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.insightpulseai.mcp.configuration.Spelling;

import io.smallrye.config.NameIterator;

/**
 * The fields that {@code provider-config.yaml} may have, by its JSON Schema. A field that nobody reads is a mistake: with
 * {@code timout_ms} a tool would go on with the default. So is a list or a map where one value is expected: it would be read as
 * if the field were absent. Values are checked by those who read them.
 */
public final class KnownFields {

    private static final String SCHEMA = "provider-config.schema.json";
    private static final String DEFINITIONS = "#/$defs/";
    private static final int MOST_TYPOS = 2;
    private static final Map<String, String> KINDS = Map.of("array", "a list", "object", "a map");

    private final JsonNode schema;

    private KnownFields(JsonNode schema) {
        this.schema = schema;
    }

    /** Those of this version. */
    public static KnownFields packaged() {
        try {
            return new KnownFields(new ObjectMapper().readTree(PackagedFile.read(SCHEMA)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(SCHEMA + " is not JSON", e);
        }
    }

    /**
     * Says which of a file's properties are none that it may have.
     *
     * @param properties flattened, such as {@code providers.socket.tools[0].timeout_ms}
     * @return a message for each, with its path and a remedy
     */
    public List<String> mistakes(Collection<String> properties) {
        return properties.stream().flatMap(property -> mistake(property).stream()).distinct().sorted().toList();
    }

    private Optional<String> mistake(String property) {
        JsonNode here = schema;
        StringBuilder path = new StringBuilder();
        for (String step : steps(property)) {
            String expected = here.path("type").asText("string");
            if (!expected.equals(step.startsWith("[") ? "array" : "object")) {
                return Optional.of(path + " has to be " + KINDS.getOrDefault(expected, "one value"));
            }
            if (step.startsWith("[")) {
                path.append(step);
                here = resolved(here.path("items"));
                continue;
            }
            path.append(path.isEmpty() ? "" : ".").append(step);
            JsonNode open = here.path("additionalProperties");
            if (here.path("properties").has(step)) {
                here = resolved(here.path("properties").path(step));
            } else if (open.isObject()) {
                here = resolved(open);
            } else {
                return Optional.of(unknown(path.toString(), step, here));
            }
        }
        return Optional.empty();
    }

    private JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asText();
        JsonNode target = reference.startsWith(DEFINITIONS)
                ? schema.path("$defs").path(reference.substring(DEFINITIONS.length()))
                : node;
        for (JsonNode alternative : target.path("oneOf")) {
            if (alternative.path("type").asText().equals("object")) {
                return alternative;
            }
        }
        return target;
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
