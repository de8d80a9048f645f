package com.insightpulseai.mcp.bench.governance;

import java.util.List;
import java.util.function.Supplier;

import io.vertx.core.Future;

/**
 * Something that is measured, with the callers that use it.
 *
 * @param name heading in the report
 */
record Subject(String name, List<Supplier<Future<Void>>> callers) {
}
