package com.insightpulseai.mcp.seal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * An event as {@code ops.unsealed_events} gives it.
 *
 * @param values of the columns of {@link EventFormat#CURRENT}, in their order; null for none
 */
public record UnsealedEvent(Position position, List<String> values) {

    private static final List<String> NAMES = EventFormat.CURRENT.columns().stream().map(EventFormat.Column::name).toList();

    /** @param row gives the text of a column */
    public static UnsealedEvent of(Function<String, String> row) {
        List<String> values = new ArrayList<>(NAMES.size());
        NAMES.forEach(name -> values.add(row.apply(name)));
        Position position = new Position(Long.parseLong(row.apply("created_at")), UUID.fromString(row.apply("id")));
        return new UnsealedEvent(position, Collections.unmodifiableList(values));
    }
}
