package com.insightpulseai.mcp.functions.ops.event;

import java.util.Optional;

import com.insightpulseai.mcp.functions.ops.read.Cursor;

/** A part of the list of events: before or after a place, or its beginning. */
public record Span(Optional<Cursor> before, Optional<Cursor> after) {

    /** The beginning of the list. */
    public static final Span NEWEST = new Span(Optional.empty(), Optional.empty());

    private static final String NEWEST_FIRST = " order by e.created_at desc, e.id desc limit ?";
    private static final String OLDEST_FIRST = " order by e.created_at, e.id limit ?";

    /** Returns what is older than a place. */
    public static Span before(Cursor place) {
        return new Span(Optional.of(place), Optional.empty());
    }

    /** The order in which its events are read. */
    String order() {
        return after.isPresent() ? OLDEST_FIRST : NEWEST_FIRST;
    }
}
