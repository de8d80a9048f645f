package com.insightpulseai.mcp.protocol;

/**
 * A tool as clients are told of it.
 *
 * @param name by which it is called
 * @param json the entry of {@code tools/list}
 */
public record ListedTool(String name, String json) {
}
