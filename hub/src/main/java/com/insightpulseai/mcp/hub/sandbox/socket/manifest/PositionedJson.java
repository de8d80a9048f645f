package com.insightpulseai.mcp.hub.sandbox.socket.manifest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;

/**
 * A JSON value with the places of its names and texts. Comments and trailing commas, which some lock files have, are taken.
 *
 * @param text a scalar as text; empty for an object, an array or null
 * @param start index of its first character, of a text after the quote
 */
record PositionedJson(String text, int start, Map<String, Field> fields, List<PositionedJson> items) {

    private static final PositionedJson NOTHING = new PositionedJson("", 0, Map.of(), List.of());
    private static final JsonFactory JSON = JsonFactory.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA).build();

    /**
     * A field.
     *
     * @param start index of the name's first character
     */
    record Field(String name, int start, PositionedJson value) {
    }

    /** Reads a text; one that is no JSON is an empty object. */
    static PositionedJson parse(String text) {
        try (JsonParser json = JSON.createParser(text)) {
            json.nextToken();
            return value(json);
        } catch (IOException malformed) {
            return NOTHING;
        }
    }

    /** The value of a field; of a missing one, an empty object. */
    PositionedJson path(String name) {
        return fields.containsKey(name) ? fields.get(name).value() : NOTHING;
    }

    Iterable<Field> entries() {
        return fields.values();
    }

    private static PositionedJson value(JsonParser json) throws IOException {
        int start = (int) json.currentTokenLocation().getCharOffset();
        if (json.hasToken(JsonToken.START_OBJECT)) {
            Map<String, Field> fields = new LinkedHashMap<>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                int at = (int) json.currentTokenLocation().getCharOffset() + 1;
                json.nextToken();
                fields.put(name, new Field(name, at, value(json)));
            }
            return new PositionedJson("", start, fields, List.of());
        }
        if (json.hasToken(JsonToken.START_ARRAY)) {
            List<PositionedJson> items = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                items.add(value(json));
            }
            return new PositionedJson("", start, Map.of(), items);
        }
        if (json.currentToken() == null) {
            return NOTHING;
        }
        boolean quoted = json.hasToken(JsonToken.VALUE_STRING);
        String text = json.hasToken(JsonToken.VALUE_NULL) ? "" : json.getText();
        return new PositionedJson(text, quoted ? start + 1 : start, Map.of(), List.of());
    }
}
