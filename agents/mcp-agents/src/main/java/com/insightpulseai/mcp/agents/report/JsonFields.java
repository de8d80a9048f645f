package com.insightpulseai.mcp.agents.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The fields of a JSON object in the order in which they are put. What is absent gets no field. */
public final class JsonFields {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    /** Puts a field: a text, a number, a truth, a time, an object, a list of these, or an Optional of one. */
    public JsonFields put(String name, Object value) {
        plain(value).ifPresent(present -> fields.put(name, present));
        return this;
    }

    private static Optional<Object> plain(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.flatMap(JsonFields::plain);
        } else if (value instanceof JsonFields object) {
            return Optional.of(object.fields);
        } else if (value instanceof Collection<?> list) {
            return Optional.of(list.stream().map(JsonFields::plain).flatMap(Optional::stream).toList());
        } else if (value instanceof Instant time) {
            return Optional.of(time.truncatedTo(ChronoUnit.MILLIS).toString());
        }
        return Optional.of(value);
    }

    Map<String, Object> asMap() {
        return fields;
    }
}
