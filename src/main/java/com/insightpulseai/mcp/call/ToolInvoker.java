package com.insightpulseai.mcp.call;

import jakarta.enterprise.invoke.Invoker;

import com.insightpulseai.mcp.config.ToolId;

import io.smallrye.mutiny.Uni;

/**
 * Calls a tool's endpoint within this process, through its interceptors as a request over HTTP would.
 *
 * @param input the record that the tool takes
 */
public record ToolInvoker(ToolId tool, Class<?> input, Invoker<Object, Object> endpoint) {

    /** The tool's output, or its failure. The call has to be open, see {@link CurrentCall#open}. */
    @SuppressWarnings("unchecked")
    public Uni<Object> invoke(Object argument) {
        return Uni.createFrom().deferred(() -> {
            try {
                return (Uni<Object>) endpoint.invoke(null, new Object[] { argument });
            } catch (Exception e) {
                return Uni.createFrom().failure(e);
            }
        });
    }
}
