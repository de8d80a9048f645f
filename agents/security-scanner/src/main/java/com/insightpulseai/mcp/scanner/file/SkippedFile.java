package com.insightpulseai.mcp.scanner.file;

/**
 * A file that fits the provider's list or looks like a lockfile, and is not sent.
 *
 * @param path in the repository
 * @param reason for people, such as {@code empty} or {@code below node_modules}
 */
public record SkippedFile(String path, String reason) {
}
