package com.insightpulseai.mcp.generator;

import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

/** A JSON Schema (2020-12), and what departs from it: where, what, and what to do. */
public final class JsonSchema {

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Pattern INDEX = Pattern.compile("/(\\d+)(?=/|$)");

    private final Schema schema;

    private JsonSchema(Schema schema) {
        this.schema = schema;
    }

    public static JsonSchema of(String text) {
        return new JsonSchema(REGISTRY.getSchema(text, InputFormat.JSON));
    }

    /** @param unknownFields whether to tell of fields that the schema does not have */
    public List<String> mistakes(JsonNode value, boolean unknownFields) {
        return schema.validate(value.toString(), InputFormat.JSON).stream()
                .filter(error -> unknownFields || !error.getKeyword().equals("additionalProperties"))
                .map(error -> mistake(value, error)).distinct().toList();
    }

    private static String mistake(JsonNode whole, Error error) {
        String pointer = error.getInstanceLocation().toString();
        String path = INDEX.matcher(pointer).replaceAll("[$1]").replace("/", ".").replaceFirst("^\\.", "");
        JsonNode value = whole.at(JsonPointer.compile(pointer));
        String shown = value.isTextual() ? " '" + value.asText() + "'" : value.isValueNode() ? " " + value : "";
        String quotes = value.isNumber() && error.getMessage().endsWith("string expected") ? "; write it in quotes" : "";
        return (path.isEmpty() ? "" : path + ":") + shown + " " + error.getMessage() + quotes;
    }
}
