package com.insightpulseai.mcp.generator.schema;

/**
 * The method that answers a tool.
 *
 * @param path where it is, such as {@code /providers/socket/scan.get}, followed by the version where it answers an older one
 * @param input its input record
 * @param output its output record
 */
public record Endpoint(String path, Class<?> input, Class<?> output) {
}
