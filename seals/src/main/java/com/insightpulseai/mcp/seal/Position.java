package com.insightpulseai.mcp.seal;

import java.util.Comparator;
import java.util.UUID;

/**
 * Where an event stands in the audit log: by its time, then by its id, in PostgreSQL's order of UUIDs.
 *
 * @param createdAt in microseconds since 1970
 */
public record Position(long createdAt, UUID id) implements Comparable<Position> {

    // Unlike UUID.compareTo, whose halves have signs.
    private static final Comparator<Position> ORDER = Comparator.comparingLong(Position::createdAt)
            .thenComparing(position -> position.id().getMostSignificantBits(), Long::compareUnsigned)
            .thenComparing(position -> position.id().getLeastSignificantBits(), Long::compareUnsigned);

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return id + " of " + UtcTime.text(createdAt);
    }
}
