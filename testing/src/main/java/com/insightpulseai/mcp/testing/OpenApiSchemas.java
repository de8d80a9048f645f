package com.insightpulseai.mcp.testing;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

/**
 * The schemas of an OpenAPI 3.0 description as JSON Schema 2020-12.
 * <p>
 * Two things need translating: {@code nullable}, and {@code allOf} over objects that each forbid additional properties. Read by
 * the letter nothing satisfies the latter; what is meant is one object with all their properties, so they are merged.
 */
final class OpenApiSchemas {

    private final ObjectMapper mapper = new ObjectMapper();
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<JsonNode, Schema> compiled = new ConcurrentHashMap<>();
    private final JsonNode description;
    private final JsonNode components;

    OpenApiSchemas(JsonNode description) {
        this.description = description;
        this.components = translate(description.path("components").path("schemas"));
    }

    /** Follows a reference within the description, if it is one. */
    JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? resolve(description.at(node.path("$ref").asText().substring(1))) : node;
    }

    List<String> violationsOfJson(JsonNode schema, String json) {
        try {
            mapper.readTree(json);
        } catch (JsonProcessingException e) {
            return List.of("not JSON: " + e.getOriginalMessage());
        }
        return compiled.computeIfAbsent(schema, this::compile).validate(json, InputFormat.JSON).stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }

    /** Checks the text of a path or query parameter, which stands for a number or a truth value where the schema says so. */
    List<String> violationsOfText(JsonNode schema, String text) {
        boolean literal = switch (schema.path("type").asText()) {
            case "integer", "number", "boolean" -> true;
            default -> schema.has("oneOf") && (text.equals("true") || text.equals("false"));
        };
        return violationsOfJson(schema, literal ? text : mapper.valueToTree(text).toString());
    }

    private Schema compile(JsonNode schema) {
        ObjectNode root = mapper.createObjectNode();
        root.putArray("allOf").add(translate(schema));
        root.set("$defs", components);
        return registry.getSchema(root.toString().replace("\"#/components/schemas/", "\"#/$defs/"), InputFormat.JSON);
    }

    private JsonNode translate(JsonNode node) {
        if (node.isArray()) {
            ArrayNode translated = mapper.createArrayNode();
            node.forEach(element -> translated.add(translate(element)));
            return translated;
        }
        if (!node.isObject()) {
            return node;
        }
        if (node.has("allOf")) {
            return translate(merge(node));
        }
        ObjectNode translated = mapper.createObjectNode();
        node.properties().forEach(entry -> translated.set(entry.getKey(), translate(entry.getValue())));
        if (node.path("nullable").asBoolean()) {
            translated.remove("nullable");
            ObjectNode nullable = mapper.createObjectNode();
            nullable.putArray("anyOf").add(translated).addObject().put("type", "null");
            return nullable;
        }
        return translated;
    }

    private ObjectNode merge(JsonNode schema) {
        ObjectNode merged = mapper.createObjectNode().put("type", "object").put("additionalProperties", false);
        ObjectNode properties = merged.putObject("properties");
        ArrayNode required = merged.putArray("required");
        for (JsonNode branch : schema.path("allOf")) {
            JsonNode resolved = resolve(branch);
            JsonNode part = resolved.has("allOf") ? merge(resolved) : resolved;
            part.path("properties").properties().forEach(entry -> properties.set(entry.getKey(), entry.getValue()));
            part.path("required").forEach(required::add);
        }
        return merged;
    }
}
