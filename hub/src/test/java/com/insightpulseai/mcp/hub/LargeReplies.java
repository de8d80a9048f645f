package com.insightpulseai.mcp.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream.Reply;

/**
 * Makes large replies of a provider out of those that it has, up to what is read of one: long lists of different records, and
 * long texts.
 */
final class LargeReplies {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_RECORDS = 600;
    private static final int NESTED_RECORDS = 4;
    private static final String MORE_TEXT = " and so on".repeat(150);
    /** Fields that tell records apart. */
    private static final Set<String> IDS = Set.of("id", "key", "eventID", "shortId", "nm", "mg", "machine_guid", "gi",
            "transition_id");

    private final int records;

    private LargeReplies(int records) {
        this.records = records;
    }

    /**
     * Makes replies of the same kind; one that is no success, or no JSON, stays as it is.
     *
     * @param bytes what is read of one reply at once
     */
    static UnaryOperator<Reply> upTo(int bytes) {
        return reply -> reply.status() != 200 || !reply.contentType().contains("json") || reply.body().isBlank()
                ? reply
                : new Reply(reply.status(), reply.contentType(), reply.headers(), largest(reply, bytes));
    }

    private static String largest(Reply reply, int bytes) {
        for (int records = MOST_RECORDS; records > 1; records /= 2) {
            String grown = new LargeReplies(records).grown(reply);
            if (grown.getBytes(UTF_8).length < bytes) {
                return grown;
            }
        }
        return reply.body();
    }

    private String grown(Reply reply) {
        String[] lines = reply.body().strip().split("\n");
        return reply.contentType().contains("ndjson")
                ? IntStream.range(0, records)
                        .mapToObj(i -> another(grown(parsed(lines[i % lines.length]), 1), i, lines.length).toString())
                        .collect(Collectors.joining("\n", "", "\n"))
                : grown(parsed(reply.body()), 0).toString();
    }

    private JsonNode grown(JsonNode node, int depth) {
        if (node instanceof ObjectNode object) {
            ObjectNode grown = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(field -> grown.set(field.getKey(), grown(field.getValue(), depth)));
            if (object.size() > 1 && object.properties().stream().allMatch(field -> field.getValue().isObject())) {
                // Records by their names.
                object.fieldNames().forEachRemaining(name -> IntStream.range(0, records / 10)
                        .forEach(i -> grown.set(name + "-" + i, grown.get(name).deepCopy())));
            }
            return grown;
        }
        if (node instanceof ArrayNode array && !array.isEmpty() && array.get(0).isObject()) {
            ArrayNode grown = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < Math.max(array.size(), depth == 0 ? records : NESTED_RECORDS); i++) {
                grown.add(another(grown(array.get(i % array.size()), depth + 1), i, array.size()));
            }
            return grown;
        }
        return node.isTextual() && node.textValue().strip().contains(" ")
                ? TextNode.valueOf(node.textValue() + MORE_TEXT)
                : node;
    }

    /** A further record is another one by its ids, and so are the records in it. */
    private static JsonNode another(JsonNode record, int index, int originals) {
        if (index >= originals) {
            rename(record, index);
        }
        return record;
    }

    private static void rename(JsonNode node, int index) {
        if (node instanceof ObjectNode object) {
            IDS.stream().filter(object::has).forEach(id -> object.set(id, other(object.get(id), index)));
        }
        node.forEach(nested -> rename(nested, index));
    }

    private static JsonNode other(JsonNode id, int index) {
        if (id.isIntegralNumber()) {
            return JsonNodeFactory.instance.numberNode(id.longValue() + index);
        }
        if (!id.isTextual() || id.textValue().isEmpty()) {
            return id;
        }
        return TextNode.valueOf(id.textValue().chars().allMatch(Character::isDigit)
                ? Long.toString(Long.parseLong(id.textValue()) + index)
                : id.textValue() + "-" + index);
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
