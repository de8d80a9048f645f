package com.insightpulseai.mcp.generator.openapi;

import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.insightpulseai.mcp.generator.Mistakes;

/** Moves objects within schemas to components, each once under its title, so that generated clients name one type for it. */
final class NestedTypes {

    private static final String REFERENCES = "#/components/schemas/";

    private final ObjectNode components;
    private final Map<String, String> firstPlaces = new HashMap<>();

    NestedTypes(ObjectNode components) {
        this.components = components;
    }

    /**
     * Adds a schema as a component, and those of the objects within it.
     *
     * @param name of the component
     * @throws Mistakes when two objects have one title and differ
     */
    void add(String name, ObjectNode schema) {
        put(name, name, (ObjectNode) referring(name, schema));
    }

    /** A copy of a schema in which references stand for titled objects. */
    private JsonNode referring(String place, JsonNode schema) {
        if (!schema.isObject()) {
            return schema;
        }
        ObjectNode copy = schema.deepCopy();
        if (copy.path("properties").isObject()) {
            ObjectNode properties = copy.putObject("properties");
            schema.path("properties").properties().forEach(property -> properties.set(property.getKey(),
                    reference(place + "." + property.getKey(), property.getValue())));
        }
        for (String part : new String[] { "items", "additionalProperties" }) {
            if (copy.has(part)) {
                copy.set(part, reference(place + (part.equals("items") ? "[]" : ".*"), schema.path(part)));
            }
        }
        return copy;
    }

    private JsonNode reference(String place, JsonNode schema) {
        JsonNode referring = referring(place, schema);
        if (!schema.has("title")) {
            return referring;
        }
        String title = schema.path("title").asText();
        ObjectNode component = ((ObjectNode) referring).deepCopy();
        // These belong to the field, not to the type.
        component.remove("description");
        component.remove("default");
        put(title, place, component);
        ObjectNode reference = component.objectNode().put("$ref", REFERENCES + title);
        for (String own : new String[] { "description", "default" }) {
            if (schema.has(own)) {
                reference.set(own, schema.path(own));
            }
        }
        return reference;
    }

    private void put(String name, String place, ObjectNode component) {
        String first = firstPlaces.putIfAbsent(name, place);
        if (first == null) {
            components.set(name, component);
        } else if (!components.path(name).equals(component)) {
            throw new Mistakes("the objects " + first + " and " + place + " are both titled " + name
                    + " and differ; rename the record of one, as generated clients have one type for a name");
        }
    }
}
