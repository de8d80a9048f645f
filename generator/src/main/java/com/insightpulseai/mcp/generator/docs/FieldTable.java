package com.insightpulseai.mcp.generator.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/** The fields of a JSON Schema as rows of a table, nested ones below theirs. */
final class FieldTable {

    /**
     * A row.
     *
     * @param name with its path, such as {@code findings[].package.name}
     * @param type in words, with bounds
     * @param presence {@code yes} where it has to be, or always is, there
     */
    record Field(String name, String type, String presence, String meaning) {
    }

    private final List<Field> fields = new ArrayList<>();

    private FieldTable() {
    }

    static List<Field> of(JsonNode schema) {
        FieldTable table = new FieldTable();
        table.add("", schema);
        return table.fields;
    }

    private void add(String above, JsonNode object) {
        object.path("properties").properties().forEach(property -> {
            JsonNode value = property.getValue();
            String name = above + property.getKey();
            boolean required = StreamSupport.stream(object.path("required").spliterator(), false)
                    .anyMatch(field -> field.asText().equals(property.getKey()));
            fields.add(new Field(name, type(value), required ? "yes" : "", cell(value.path("description").asText())
                    + (value.has("default") ? " (default `" + cell(text(value.path("default"))) + "`)" : "")));
            if (value.path("items").has("properties")) {
                add(name + "[].", value.path("items"));
            } else if (value.path("additionalProperties").has("properties")) {
                add(name + ".*.", value.path("additionalProperties"));
            } else {
                add(name + ".", value);
            }
        });
    }

    private static String type(JsonNode value) {
        String type = value.path("type").isArray() ? "number or null" : value.path("type").asText();
        if (value.has("enum")) {
            return StreamSupport.stream(value.path("enum").spliterator(), false).map(word -> "`" + word.asText() + "`")
                    .collect(Collectors.joining(", "));
        }
        return switch (type) {
            case "array" -> range(value, "Items").map(range -> range + " × ").orElse("list of ") + type(value.path("items"));
            case "object" -> value.has("additionalProperties") && value.path("additionalProperties").isObject()
                    ? range(value, "Properties").map(range -> range + " names").orElse("names") + " to "
                            + type(value.path("additionalProperties"))
                    : "object";
            case "string" -> value.has("format") ? value.path("format").asText()
                    : "string" + range(value, "Length").map(range -> ", " + range + " characters").orElse("");
            default -> type + numbers(value).map(range -> ", " + range).orElse("");
        };
    }

    private static Optional<String> range(JsonNode value, String of) {
        return range(value.path("min" + of), value.path("max" + of));
    }

    private static Optional<String> numbers(JsonNode value) {
        return value.has("exclusiveMinimum") ? Optional.of("above " + value.path("exclusiveMinimum").asText())
                : range(value.path("minimum"), value.path("maximum"));
    }

    private static Optional<String> range(JsonNode least, JsonNode most) {
        if (most.isMissingNode()) {
            return least.isMissingNode() ? Optional.empty() : Optional.of("at least " + least.asText());
        }
        return Optional.of(least.isMissingNode() ? "at most " + most.asText() : least.asText() + " to " + most.asText());
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.asText() : value.toString();
    }

    /** A text that does not end its cell. */
    private static String cell(String text) {
        return text.replace("|", "\\|").replace("*", "\\*");
    }
}
