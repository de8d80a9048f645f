package com.insightpulseai.mcp.generator.mcp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A tool's published schema in the part of JSON Schema that the clients of all vendors take. It accepts everything that the
 * published one accepts; what it cannot say is added to descriptions, and left to the tool.
 */
final class ProfileSchema {

    /** Keywords that are taken as they are. */
    private static final Set<String> COPIED = Set.of("type", "required", "enum", "description", "default", "minimum", "maximum",
            "minLength", "maxLength", "minItems", "maxItems");

    private final List<String> mistakes;

    private ProfileSchema(List<String> mistakes) {
        this.mistakes = mistakes;
    }

    /**
     * Converts a schema.
     *
     * @param place of the schema, for mistakes
     * @param mistakes gets a line for each rule that can be said neither by a keyword nor in words
     */
    static ObjectNode of(JsonNode schema, String place, List<String> mistakes) {
        return new ProfileSchema(mistakes).converted(schema, place);
    }

    private ObjectNode converted(JsonNode schema, String place) {
        ObjectNode profile = JsonNodeFactory.instance.objectNode();
        List<String> words = new ArrayList<>();
        schema.properties().forEach(keyword -> {
            String name = keyword.getKey();
            JsonNode value = keyword.getValue();
            if (COPIED.contains(name)) {
                profile.set(name, value);
                return;
            }
            switch (name) {
                case "title" -> {
                    // Names the types of generated clients; to a model it would be one more word to read.
                }
                case "properties" -> {
                    ObjectNode properties = profile.putObject(name);
                    value.properties().forEach(property -> properties.set(property.getKey(),
                            converted(property.getValue(), place + ".properties." + property.getKey())));
                }
                case "items" -> profile.set(name, converted(value, place + ".items"));
                case "additionalProperties" -> profile.set(name,
                        value.isObject() ? converted(value, place + ".additionalProperties") : value);
                case "pattern" -> addPattern(profile, value.asText(), words, place);
                case "allOf" -> value.forEach(part -> addPattern(profile, part.path("pattern").asText(), words, place));
                case "format" -> {
                    if (value.asText().equals("date-time")) {
                        profile.set(name, value);
                    } else {
                        say(RulesInWords.ofFormat(value.asText()), "format " + value.asText(), words, place);
                    }
                }
                case "exclusiveMinimum" -> {
                    if (schema.path("type").asText().equals("integer")) {
                        profile.put("minimum", Math.addExact(value.asLong(), 1));
                    } else {
                        words.add("above " + value.asText());
                    }
                }
                case "propertyNames" -> say(RulesInWords.ofNames(value.path("pattern").asText()), "propertyNames " + value,
                        words, place);
                case "minProperties" -> words.add("at least " + value.asInt());
                case "maxProperties" -> words.add("at most " + value.asInt());
                case "uniqueItems" -> words.add("each item once");
                default -> mistakes.add(place + "." + name + ": is unknown to MCP clients, and it is not known what to put in "
                        + "its place; describe the input otherwise, or teach ProfileSchema");
            }
        });
        RulesInWords.add(profile, words);
        return profile;
    }

    /** Of several patterns the first is kept. */
    private void addPattern(ObjectNode profile, String source, List<String> words, String place) {
        if (profile.has("pattern")) {
            say(RulesInWords.ofPattern(source), "pattern " + source, words, place);
            return;
        }
        PortablePattern portable = PortablePattern.of(source);
        portable.lost().forEach(rule -> say(RulesInWords.ofPattern(rule), "pattern " + rule, words, place));
        portable.pattern().ifPresent(pattern -> profile.put("pattern", pattern));
    }

    private void say(Optional<String> rule, String what, List<String> words, String place) {
        rule.ifPresentOrElse(words::add,
                () -> mistakes.add(place + ": " + what + " is refused by MCP clients, and no words are "
                        + "known for it; write a pattern without it, or add its words to the generator's RulesInWords"));
    }
}
