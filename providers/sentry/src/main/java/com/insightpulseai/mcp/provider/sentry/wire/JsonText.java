package com.insightpulseai.mcp.provider.sentry.wire;

import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.insightpulseai.mcp.upstream.Trimmed;

/** Reads the parts of events that programs write in their own ways: what is not as expected counts as missing. */
public final class JsonText {

    private JsonText() {
    }

    /** A text, number or truth value as text, empty if the field is missing, blank or something else. */
    public static Optional<String> at(JsonNode node, String field) {
        return of(node.path(field));
    }

    /** The same, at most so many UTF-16 units long. */
    public static Optional<String> at(JsonNode node, String field, int maxLength) {
        return at(node, field).map(text -> Trimmed.text(text, maxLength));
    }

    public static Optional<String> of(JsonNode node) {
        return node.isValueNode() && !node.isNull() ? Optional.of(node.asText()).filter(text -> !text.isBlank())
                : Optional.empty();
    }

    /** The elements of an array, none if it is no array. */
    public static Stream<JsonNode> elements(JsonNode node) {
        return node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.empty();
    }

    static JsonNode orMissing(JsonNode node) {
        return node == null ? MissingNode.getInstance() : node;
    }
}
