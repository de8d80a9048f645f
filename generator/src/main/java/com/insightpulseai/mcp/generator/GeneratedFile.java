package com.insightpulseai.mcp.generator;

/**
 * A file as it has to be.
 *
 * @param path relative to the repository, with {@code /}
 */
public record GeneratedFile(String path, String content) {
}
