package com.insightpulseai.mcp.web.problem;

/**
 * One thing that is wrong with the input.
 *
 * @param field path of the field as the caller wrote it, such as {@code manifests[0].path}; empty for the whole input
 * @param message what is wrong with it
 */
@io.quarkus.runtime.annotations.RegisterForReflection
public record Violation(String field, String message) {
}
