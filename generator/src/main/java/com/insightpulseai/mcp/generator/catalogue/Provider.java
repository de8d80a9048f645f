package com.insightpulseai.mcp.generator.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A provider of the configuration.
 *
 * @param name such as {@code socket}
 * @param title the name that people know it by
 * @param purpose what it is good for, in one sentence
 * @param baseUrl origin and path prefix of its API, with variables at their fallbacks
 * @param limits by role, quota classes with their {@code calls/unit}, as written; empty for a role without limits
 * @param variables environment variables that its configuration is made with
 */
public record Provider(String name, String title, String purpose, String baseUrl,
        Map<String, Optional<Map<String, String>>> limits, List<Variable> variables, List<Tool> tools) {
}
