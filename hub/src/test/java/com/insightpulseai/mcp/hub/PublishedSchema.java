package com.insightpulseai.mcp.hub;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

/** What is published of one version of a tool's input and output. */
final class PublishedSchema {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final JsonNode document;

    private PublishedSchema(JsonNode document) {
        this.document = document;
    }

    static PublishedSchema of(Sample sample) {
        String resource = "/schemas/" + sample.id() + "/" + sample.tool().schemaVersion() + ".json";
        try (InputStream stream = PublishedSchema.class.getResourceAsStream(resource)) {
            return new PublishedSchema(MAPPER.readTree(stream));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of the input's own fields. */
    List<String> inputFields() {
        List<String> names = new ArrayList<>();
        document.path("$defs").path("input").path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The largest number that a field of the input takes; empty where it has no bound or is not there. */
    OptionalInt most(String inputField) {
        JsonNode maximum = document.path("$defs").path("input").path("properties").path(inputField).path("maximum");
        return maximum.isInt() ? OptionalInt.of(maximum.intValue()) : OptionalInt.empty();
    }

    /** Returns true if the output may have a field. */
    boolean hasOutput(String field) {
        return document.path("$defs").path("output").path("properties").has(field);
    }

    List<String> departuresOfInput(String json) {
        return departures("input", json, false);
    }

    /** Fields that the schema does not name are departures too: they were added without it. */
    List<String> departuresOfOutput(String json) {
        return departures("output", json, true);
    }

    private List<String> departures(String part, String json, boolean closed) {
        JsonNode schema = document.path("$defs").path(part).deepCopy();
        if (closed) {
            close(schema);
        }
        return REGISTRY.getSchema(schema.toString(), InputFormat.JSON).validate(json, InputFormat.JSON).stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage()).toList();
    }

    private static void close(JsonNode schema) {
        if (schema.has("properties") && schema instanceof ObjectNode object) {
            object.put("additionalProperties", false);
        }
        schema.forEach(PublishedSchema::close);
    }
}
