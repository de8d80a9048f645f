package com.insightpulseai.mcp.generator.sdk;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.insightpulseai.mcp.generator.Mistakes;
import com.insightpulseai.mcp.generator.schema.AbsentField;
import com.insightpulseai.mcp.generator.sdk.RecordModel.ComponentModel;
import com.insightpulseai.mcp.generator.sdk.RecordModel.ConstantModel;
import com.insightpulseai.mcp.generator.sdk.RecordModel.EnumModel;

/** The records of one provider's tools. An object within is a record of its title, whichever tools have it. */
final class ProviderTypes {

    /** Names that the records' own code uses. */
    private static final Set<String> TAKEN = Set.of("Instant", "JsonCreator", "JsonInclude", "JsonProperty", "JsonValue",
            "List",
            "Map", "Objects", "Optional", "Override", "String", "UUID");

    /**
     * The whole input or result of a tool.
     *
     * @param name of its record
     * @param doc of its record
     * @param tool such as {@code socket/scan.get}
     */
    record Root(String name, JsonNode schema, boolean isInput, String doc, String tool) {
    }

    private enum Place {
        INPUT,
        RESULT,
        WITHIN_RESULT
    }

    private final Map<String, JsonNode> shapes = new TreeMap<>();
    private final Map<String, RecordModel> models = new TreeMap<>();
    private final Map<String, Set<String>> toolsByTitle = new TreeMap<>();

    private ProviderTypes() {
    }

    /**
     * The records in the order of their names.
     *
     * @throws Mistakes when two of them have one name and differ
     */
    static Collection<RecordModel> of(List<Root> roots) {
        ProviderTypes types = new ProviderTypes();
        // First who has what, because it is in the Javadoc.
        roots.forEach(root -> eachWithin(root.schema(), object -> types.toolsByTitle
                .computeIfAbsent(title(object), name -> new TreeSet<>()).add(root.tool())));
        roots.forEach(types::add);
        return types.models.values();
    }

    private void add(Root root) {
        put(root.name(), root.schema(), root.isInput() ? Place.INPUT : Place.RESULT, root.doc());
        eachWithin(root.schema(), object -> put(title(object), object, root.isInput() ? Place.INPUT : Place.WITHIN_RESULT,
                toolsByTitle.get(title(object)).stream()
                        .map(tool -> "{@code " + tool + "}").collect(Collectors.joining(", ", "Part of ", "."))));
    }

    private static String title(JsonNode object) {
        return object.path("title").asText();
    }

    /** Visits all objects with fields within a schema. */
    private static void eachWithin(JsonNode schema, Consumer<JsonNode> visitor) {
        schema.path("properties").forEach(value -> visit(value, visitor));
    }

    private static void visit(JsonNode value, Consumer<JsonNode> visitor) {
        if (value.path("properties").isObject()) {
            visitor.accept(value);
            eachWithin(value, visitor);
        }
        for (String part : List.of("items", "additionalProperties")) {
            if (value.path(part).isObject()) {
                visit(value.path(part), visitor);
            }
        }
    }

    private void put(String name, JsonNode schema, Place place, String doc) {
        JsonNode shape = schema.path("properties");
        JsonNode before = shapes.putIfAbsent(name, shape);
        if (TAKEN.contains(name) || before != null && !before.equals(shape)) {
            throw new Mistakes("the SDK has another type " + name + " already; rename the record or the tool");
        }
        models.computeIfAbsent(name, key -> model(name, schema, place, doc));
    }

    private static RecordModel model(String name, JsonNode schema, Place place, String doc) {
        Set<String> required = StreamSupport.stream(schema.path("required").spliterator(), false).map(JsonNode::asText)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<Map.Entry<String, JsonNode>> fields = List.copyOf(schema.path("properties").properties());
        return new RecordModel(name, RecordDoc.lines(doc, fields), place == Place.INPUT,
                fields.stream().map(field -> component(field, required.contains(field.getKey()), place)).toList(),
                fields.stream().map(field -> enumeration(field, place == Place.INPUT)).filter(one -> !one.constants().isEmpty())
                        .toList());
    }

    private static ComponentModel component(Map.Entry<String, JsonNode> field, boolean isRequired, Place place) {
        JavaType type = JavaType.of(field.getKey(), field.getValue());
        return new ComponentModel(JavaNames.component(field), field.getKey(), type.declared(isRequired), type.value(),
                isRequired, place != Place.INPUT && AbsentField.isHarmless(field.getValue(), place == Place.RESULT),
                type.isPrimitive(), type.isList(), type.isMap(),
                JavadocText.lines(7, "", RecordDoc.sentence(field)));
    }

    private static EnumModel enumeration(Map.Entry<String, JsonNode> field, boolean isInput) {
        JavaType type = JavaType.of(field.getKey(), field.getValue());
        return new EnumModel(type.base(), JavadocText.lines(7, "", RecordDoc.sentence(field)),
                type.words().stream().map(word -> new ConstantModel(JavaNames.constant(word), word)).toList(), !isInput);
    }
}
