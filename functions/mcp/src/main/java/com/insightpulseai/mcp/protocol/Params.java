package com.insightpulseai.mcp.protocol;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The parameters of a message. Unknown fields are ignored, because clients of any revision send some.
 *
 * @param fields all but {@code arguments}
 * @param arguments JSON of {@code arguments} as it was sent; empty where there is none
 */
record Params(ObjectNode fields, Optional<String> arguments) {

    static final Params NONE = new Params(JsonNodeFactory.instance.objectNode(), Optional.empty());

    /** Empty where there is no such field, or it is not a text. */
    Optional<String> text(String field) {
        return text(fields, field);
    }

    /** A text of {@code _meta}; empty as above. */
    Optional<String> metaText(String field) {
        return text(fields.path("_meta"), field);
    }

    boolean metaIsObject(String field) {
        return fields.path("_meta").path(field).isObject();
    }

    /** A text within an object. */
    Optional<String> text(String object, String field) {
        return text(fields.path(object), field);
    }

    /** A text within an object of {@code _meta}. */
    Optional<String> metaText(String object, String field) {
        return text(fields.path("_meta").path(object), field);
    }

    private static Optional<String> text(JsonNode parent, String field) {
        return Optional.of(parent.path(field)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }
}
