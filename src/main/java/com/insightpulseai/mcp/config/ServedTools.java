package com.insightpulseai.mcp.config;

import java.util.Set;

/**
 * The tools that have an endpoint in this process: one in a function, all in the hub. Found at build time by
 * {@link ServedToolsExtension}.
 *
 * @param records the types of their inputs and outputs
 */
public record ServedTools(Set<ToolId> ids, Set<Class<?>> records) {
}
