package com.insightpulseai.mcp.seal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The columns of {@code ops.run_events} that an event's hash covers, in the order of their names. A seal says by which format
 * it was made, so a column that is added later makes a new format and leaves the older seals valid.
 */
public enum EventFormat {

    /** All columns since the first version. */
    FIRST(1,
            new Column("caller_id", Kind.ID), new Column("caller_kind", Kind.TEXT), new Column("caller_role", Kind.TEXT),
            new Column("claims", Kind.JSON), new Column("client", Kind.TEXT), new Column("created_at", Kind.TIME),
            new Column("duration_ms", Kind.NUMBER), new Column("error", Kind.TEXT), new Column("finished_at", Kind.TIME),
            new Column("hostname", Kind.TEXT), new Column("id", Kind.ID), new Column("issuer", Kind.TEXT),
            new Column("payload", Kind.JSON), new Column("provider", Kind.TEXT), new Column("replay_of", Kind.ID),
            new Column("request_id", Kind.TEXT), new Column("result", Kind.JSON), new Column("schema_version", Kind.TEXT),
            new Column("status", Kind.TEXT), new Column("tool", Kind.TEXT));

    /** How a column's value is written. */
    public enum Kind {
        /** A JSON string. */
        TEXT,
        /**
         * A JSON string of PostgreSQL's text of the {@code jsonb}. That is exact, unlike RFC 8785's own numbers, which are
         * doubles: a changed digit of a large integer would go unnoticed.
         */
        JSON,
        /** A JSON string, RFC 3339 in UTC with microseconds. */
        TIME,
        /** A JSON number. */
        NUMBER,
        /** A JSON string, lower-case. */
        ID
    }

    /** A column and how its value is written. */
    public record Column(String name, Kind kind) {
    }

    /** The format that new seals are made by. */
    public static final EventFormat CURRENT = FIRST;

    private final int number;
    private final List<Column> columns;

    EventFormat(int number, Column... columns) {
        this.number = number;
        this.columns = List.of(columns);
    }

    public int number() {
        return number;
    }

    public List<Column> columns() {
        return columns;
    }

    public static Optional<EventFormat> numbered(int number) {
        return Arrays.stream(values()).filter(format -> format.number == number).findFirst();
    }
}
