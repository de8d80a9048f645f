package com.insightpulseai.mcp.functions.ops.event;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import com.insightpulseai.mcp.access.OpsRole;
import com.insightpulseai.mcp.functions.ops.read.Cursor;

/**
 * A part of the list of events.
 *
 * @param events newest first; after a place these are the oldest of the newer ones
 * @param next where to go on: back in time, or after a place towards now; empty at the end of the range
 * @param searchedUntil where the search stopped before it had enough events; empty where it did not
 * @param indexedUntil up to where an index has the words of events; empty for a search without words
 * @param now time of the database
 * @param settled events before it have all appeared
 * @param role by which the events were read
 */
public record FoundEvents(List<EventRow> events, Optional<Cursor> next, Optional<OffsetDateTime> searchedUntil,
        Optional<OffsetDateTime> indexedUntil, OffsetDateTime now, OffsetDateTime settled, OpsRole role) {
}
