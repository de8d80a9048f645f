package com.insightpulseai.mcp.functions.ops.event;

/**
 * A valid request for events.
 *
 * @param limit events of a page, 1 to 200
 */
public record EventQuery(EventFilter filter, Span span, int limit) {
}
