package com.insightpulseai.mcp.generator.sdk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** The Javadoc of records, from the descriptions of the schemas. */
final class RecordDoc {

    private RecordDoc() {
    }

    /** @param summary the first sentence */
    static List<String> lines(String summary, List<Map.Entry<String, JsonNode>> fields) {
        List<String> lines = new ArrayList<>(JavadocText.lines(3, "", summary));
        if (!fields.isEmpty()) {
            lines.add("");
        }
        fields.forEach(field -> lines
                .addAll(JavadocText.lines(3, "@param " + JavaNames.component(field), description(field))));
        return lines;
    }

    /** A field's description as a sentence. */
    static String sentence(Map.Entry<String, JsonNode> field) {
        String text = description(field);
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
    }

    private static String description(Map.Entry<String, JsonNode> field) {
        return JavadocText.escaped(field.getValue().path("description").asText(field.getKey()));
    }
}
