package com.insightpulseai.mcp.generator.catalogue;

import java.util.List;
import java.util.Map;

/**
 * A provider of the configuration.
 *
 * @param name such as {@code socket}
 * @param title the name that people know it by
 * @param purpose what it is good for, in one sentence
 * @param baseUrl origin and path prefix of its API, with variables at their fallbacks
 * @param limits by role, {@code unlimited} or quota classes with their {@code calls/unit}, as written
 * @param variables environment variables that its configuration is made with
 */
public record Provider(String name, String title, String purpose, String baseUrl, Map<String, Map<String, String>> limits,
        List<Variable> variables, List<Tool> tools) {

    /** What {@link #limits} says of a role without limits. */
    public static final Map<String, String> UNLIMITED = Map.of();
}
