package com.insightpulseai.mcp.functions.ops.event;

import com.insightpulseai.mcp.functions.ops.event.EventStatements.Span;

/**
 * A valid request for events.
 *
 * @param limit events of a page, 1 to 200
 */
record EventQuery(EventFilter filter, Span span, int limit) {
}
