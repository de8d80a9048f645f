package com.insightpulseai.mcp.generator.schema;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.metadata.ConstraintDescriptor;
import jakarta.validation.metadata.ContainerElementTypeDescriptor;
import jakarta.validation.metadata.PropertyDescriptor;

import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.insightpulseai.mcp.generator.Mistakes;

/**
 * JSON Schemas (2020-12) of records: names and presence as Jackson writes them, bounds as Bean Validation checks them, defaults
 * as the record's own constructor puts them in. Each schema stands alone; an object within it has its record's name as title.
 */
public final class RecordSchemas {

    private enum Use {
        INPUT,
        OUTPUT
    }

    private static final SnakeCaseStrategy WIRE_NAMES = new SnakeCaseStrategy();

    private final ObjectMapper mapper = new ObjectMapper().registerModule(new Jdk8Module()).registerModule(new JavaTimeModule())
            .setPropertyNamingStrategy(WIRE_NAMES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private final Validator validator = Validation.byDefaultProvider().configure()
            .messageInterpolator(new ParameterMessageInterpolator()).buildValidatorFactory().getValidator();

    /** What a tool takes: closed, with defaults. */
    public ObjectNode input(Class<?> type) {
        return object(mapper.constructType(type), Use.INPUT);
    }

    /** What a tool answers: open, because fields may be added. */
    public ObjectNode output(Class<?> type) {
        return object(mapper.constructType(type), Use.OUTPUT);
    }

    private ObjectNode object(JavaType type, Use use) {
        ObjectNode schema = mapper.createObjectNode().put("type", "object");
        ObjectNode properties = mapper.createObjectNode();
        ArrayNode required = mapper.createArrayNode();
        Optional<Object> defaults = use == Use.INPUT ? Defaults.of(type.getRawClass()) : Optional.empty();
        BeanDescription bean = mapper.getSerializationConfig().introspect(type);
        for (BeanPropertyDefinition property : bean.findProperties()) {
            if (!isComponent(type, property)) {
                continue;
            }
            if (use == Use.INPUT) {
                refuseAnotherName(type, property);
            }
            PropertyDescriptor constraints = validator.getConstraintsForClass(type.getRawClass())
                    .getConstraintsForProperty(property.getInternalName());
            Bounds bounds = Bounds.of(constraints == null ? Set.of() : constraints.getConstraintDescriptors());
            ObjectNode value = value(property.getField().getType(), bounds,
                    constraints == null ? Set.of() : constraints.getConstrainedContainerElementTypes(), use);
            Optional.ofNullable(property.getMetadata().getDescription()).ifPresent(text -> value.put("description", text));
            Optional<JsonNode> preset = defaults.flatMap(all -> Defaults.value(all, property.getInternalName()))
                    .map(mapper::valueToTree);
            preset.filter(node -> !node.isContainerNode() || !node.isEmpty()).ifPresent(node -> value.set("default", node));
            properties.set(property.getName(), value);
            if (use == Use.INPUT ? isRequired(preset, bounds) : isAlwaysThere(property, bean)) {
                required.add(property.getName());
            }
        }
        schema.set("properties", properties);
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return use == Use.INPUT ? schema.put("additionalProperties", false) : schema;
    }

    /** Violations of an input name fields by the record's own names. */
    private static void refuseAnotherName(JavaType type, BeanPropertyDefinition property) {
        String own = WIRE_NAMES.translate(property.getInternalName());
        if (!own.equals(property.getName())) {
            throw new Mistakes(
                    type.getRawClass().getName() + "." + property.getInternalName() + ": is read as '" + property.getName()
                            + "', and violations would call it '" + own + "'; take the other name away");
        }
    }

    private static boolean isComponent(JavaType type, BeanPropertyDefinition property) {
        return property.hasField() && Arrays.stream(type.getRawClass().getRecordComponents())
                .anyMatch(component -> component.getName().equals(property.getInternalName()));
    }

    private static boolean isRequired(Optional<JsonNode> preset, Bounds bounds) {
        return preset.map(node -> node.isContainerNode() && node.isEmpty() && bounds.refusesEmptiness())
                .orElse(bounds.refusesNull());
    }

    private static boolean isAlwaysThere(BeanPropertyDefinition property, BeanDescription bean) {
        JavaType type = property.getField().getType();
        JsonInclude.Include include = Optional.ofNullable(property.findInclusion()).map(JsonInclude.Value::getValueInclusion)
                .filter(own -> own != JsonInclude.Include.USE_DEFAULTS)
                .orElseGet(() -> bean.findPropertyInclusion(JsonInclude.Value.empty()).getValueInclusion());
        boolean leavesOutEmpty = include == JsonInclude.Include.NON_EMPTY;
        return !isOptional(type) && !(leavesOutEmpty && (type.isContainerType() || type.hasRawClass(String.class)));
    }

    /** The record's name, by which clients name their types; the outermost objects are named after their tool. */
    private ObjectNode titled(ObjectNode schema, Class<?> raw) {
        ObjectNode titled = mapper.createObjectNode().put("type", "object").put("title", raw.getSimpleName());
        return titled.setAll(schema);
    }

    private static boolean isOptional(JavaType type) {
        return type.isReferenceType() || type.getRawClass().getSimpleName().matches("Optional(Int|Long|Double)");
    }

    private ObjectNode value(JavaType type, Bounds bounds, Set<ContainerElementTypeDescriptor> elements, Use use) {
        ObjectNode schema = mapper.createObjectNode();
        Class<?> raw = type.getRawClass();
        if (type.isReferenceType()) {
            return element(type.getContentType(), elements, 0, use);
        } else if (type.isMapLikeType()) {
            schema.put("type", "object");
            ObjectNode names = mapper.createObjectNode();
            Bounds.of(constraints(elements, 0)).describeText(names);
            if (!names.isEmpty()) {
                schema.set("propertyNames", names);
            }
            schema.set("additionalProperties", element(type.getContentType(), elements, 1, use));
            bounds.describeEntries(schema);
        } else if (type.isCollectionLikeType()) {
            schema.put("type", "array");
            schema.set("items", item(type.getContentType(), elements, use));
            if (type.isTypeOrSubTypeOf(Set.class)) {
                schema.put("uniqueItems", true);
            }
            bounds.describeItems(schema);
        } else if (raw.isEnum()) {
            schema.put("type", "string");
            Arrays.stream(raw.getEnumConstants()).map(mapper::<JsonNode> valueToTree).forEach(schema.withArray("enum")::add);
        } else if (raw.isRecord()) {
            return titled(object(type, use), raw);
        } else {
            describeScalar(schema, raw, bounds);
        }
        return schema;
    }

    private ObjectNode element(JavaType type, Set<ContainerElementTypeDescriptor> elements, int index, Use use) {
        return value(type, Bounds.of(constraints(elements, index)),
                elements.stream().filter(element -> element.getTypeArgumentIndex() == index).findFirst()
                        .map(ContainerElementTypeDescriptor::getConstrainedContainerElementTypes).orElse(Set.of()),
                use);
    }

    private ObjectNode item(JavaType type, Set<ContainerElementTypeDescriptor> elements, Use use) {
        ObjectNode item = element(type, elements, 0, use);
        if (use == Use.OUTPUT && type.hasRawClass(Double.class)) {
            // A row of measurements has gaps.
            item.putArray("type").add("number").add("null");
        }
        return item;
    }

    private static Collection<ConstraintDescriptor<?>> constraints(Set<ContainerElementTypeDescriptor> elements, int index) {
        return elements.stream().filter(element -> element.getTypeArgumentIndex() == index)
                .<ConstraintDescriptor<?>> flatMap(element -> element.getConstraintDescriptors().stream()).toList();
    }

    private static void describeScalar(ObjectNode schema, Class<?> raw, Bounds bounds) {
        String name = raw.getSimpleName().toLowerCase(Locale.ROOT).replace("optional", "");
        if (raw == String.class) {
            schema.put("type", "string");
            bounds.describeText(schema);
        } else if (raw == Instant.class) {
            schema.put("type", "string").put("format", "date-time");
        } else if (raw == UUID.class) {
            schema.put("type", "string").put("format", "uuid");
        } else if (List.of("int", "integer", "long").contains(name)) {
            schema.put("type", "integer");
            bounds.describeNumber(schema);
        } else if (List.of("double", "bigdecimal").contains(name)) {
            schema.put("type", "number");
            bounds.describeNumber(schema);
        } else if (name.equals("boolean")) {
            schema.put("type", "boolean");
        } else {
            throw new IllegalArgumentException("no JSON Schema is known for " + raw.getName());
        }
    }
}
