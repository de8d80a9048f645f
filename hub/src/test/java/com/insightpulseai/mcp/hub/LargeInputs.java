package com.insightpulseai.mcp.hub;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * Inputs of any size that are hard work: every text of a tool's example grown out of a part that some pattern begins with, and
 * for each field of the tool lists, objects, depths and numbers without end.
 */
record LargeInputs(Sample sample) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] PARTS = { "eyJ", "a", "a ", "a:", "://", "/", "%", "-----BEGIN ", "a@" };

    /** By what they are, the body for a size. */
    Map<String, IntFunction<String>> bodies() throws Exception {
        Map<String, IntFunction<String>> bodies = new TreeMap<>();
        JsonNode example = JSON.readTree(sample.body());
        int texts = Math.max(1, texts(example));
        for (String part : PARTS) {
            bodies.put("texts of '" + part + "'", size -> grown(example, part.repeat(size / texts / part.length())).toString());
        }
        Stream.concat(Stream.of("unknown"), PublishedSchema.of(sample).inputFields().stream()).forEach(field -> {
            bodies.put(field + " of nulls", size -> list(field, "null", size));
            bodies.put(field + " of texts", size -> list(field, "\"\"", size));
            bodies.put(field + " of objects", size -> list(field, "{}", size));
            bodies.put(field + " of digits", size -> "{\"" + field + "\":" + "1".repeat(size) + "}");
            bodies.put(field + " in depth", size -> "{\"" + field + "\":" + "[".repeat(size));
            bodies.put(field + " of keys", size -> keys(field, size));
        });
        bodies.put("a long name", size -> "{\"" + "a".repeat(size) + "\":1}");
        return bodies;
    }

    private static String list(String field, String element, int size) {
        return "{\"" + field + "\":[" + (element + ",").repeat(size / (element.length() + 1)) + element + "]}";
    }

    private static String keys(String field, int size) {
        StringBuilder keys = new StringBuilder("{\"" + field + "\":{");
        for (int i = 0; keys.length() < size; i++) {
            keys.append("\"k ").append(i).append("\":\"\",");
        }
        return keys.append("\"last\":\"\"}}").toString();
    }

    private static int texts(JsonNode node) {
        int inner = 0;
        for (JsonNode child : node) {
            inner += texts(child);
        }
        return node.isTextual() ? 1 : inner;
    }

    private static JsonNode grown(JsonNode node, String text) {
        if (node.isTextual()) {
            return TextNode.valueOf(text);
        }
        if (node instanceof ObjectNode object) {
            ObjectNode grown = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(field -> grown.set(field.getKey(), grown(field.getValue(), text)));
            return grown;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode grown = JsonNodeFactory.instance.arrayNode();
            array.forEach(element -> grown.add(grown(element, text)));
            return grown;
        }
        return node;
    }
}
