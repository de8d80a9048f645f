package com.insightpulseai.mcp.monitor.seal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

import com.insightpulseai.mcp.seal.EventFormat;
import com.insightpulseai.mcp.seal.Position;

import io.vertx.mutiny.sqlclient.Row;

/**
 * An event as the database gives it to be sealed.
 *
 * @param values of the columns of {@link EventFormat#CURRENT}, in their order; null for none
 */
record UnsealedEvent(Position position, List<String> values) {

    private static final List<String> NAMES = EventFormat.CURRENT.columns().stream().map(EventFormat.Column::name).toList();

    static UnsealedEvent of(Row row) {
        List<String> values = new ArrayList<>(NAMES.size());
        NAMES.forEach(name -> values.add(row.getString(name)));
        Position position = new Position(Long.parseLong(row.getString("created_at")), UUID.fromString(row.getString("id")));
        return new UnsealedEvent(position, Collections.unmodifiableList(values));
    }
}
