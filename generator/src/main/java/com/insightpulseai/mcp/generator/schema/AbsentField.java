package com.insightpulseai.mcp.generator.schema;

import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/** Fields of results that a server does not send because it is older than they are. */
public final class AbsentField {

    private AbsentField() {
    }

    /**
     * Returns true for a list or a map that may be read as empty: one within another object, where no item has a field with
     * given words, such as a severity or a state. A result without its own lists, without a state or without items that have
     * one would look as if nothing was wrong.
     *
     * @param isOfResult whether it is a field of the result itself
     */
    public static boolean isHarmless(JsonNode schema, boolean isOfResult) {
        boolean isCollection = schema.path("type").asText().equals("array") || schema.path("additionalProperties").isObject();
        return isCollection && !isOfResult && !hasWords(schema);
    }

    private static boolean hasWords(JsonNode schema) {
        return schema.has("enum") || parts(schema).anyMatch(AbsentField::hasWords);
    }

    private static Stream<JsonNode> parts(JsonNode schema) {
        return Stream.concat(StreamSupport.stream(schema.path("properties").spliterator(), false),
                Stream.of(schema.path("items"), schema.path("additionalProperties")).filter(JsonNode::isObject));
    }
}
