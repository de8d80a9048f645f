package com.insightpulseai.mcp.sdk.problem;

/**
 * One rule that an input breaks.
 *
 * @param field path in the input, such as {@code manifests[0].path}; empty for the input as a whole
 * @param message the rule, such as {@code must be relative}
 */
public record Violation(String field, String message) {
}
