package com.insightpulseai.mcp.bench.governance;

import java.util.List;

import com.insightpulseai.mcp.bench.request.LoadCaller;

/**
 * Something that is measured, with the callers that use it.
 *
 * @param name heading in the report
 */
record Subject(String name, List<? extends LoadCaller> callers) implements AutoCloseable {

    @Override
    public void close() {
        callers.forEach(LoadCaller::close);
    }
}
