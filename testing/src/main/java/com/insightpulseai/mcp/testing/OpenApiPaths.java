package com.insightpulseai.mcp.testing;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/** Finds the operation of an OpenAPI description that a request addresses. */
record OpenApiPaths(JsonNode paths) {

    Optional<Operation> find(String method, String path) {
        return paths.properties().stream()
                .flatMap(entry -> match(entry.getKey(), path).stream()
                        .map(variables -> new Operation(entry.getValue().path(method.toLowerCase(Locale.ROOT)), variables)))
                .filter(operation -> !operation.node().isMissingNode())
                .findFirst();
    }

    private static Optional<Map<String, String>> match(String template, String path) {
        String[] expected = template.split("/", -1);
        String[] actual = path.split("/", -1);
        if (expected.length != actual.length) {
            return Optional.empty();
        }
        Map<String, String> variables = new LinkedHashMap<>();
        for (int i = 0; i < expected.length; i++) {
            if (expected[i].startsWith("{") && !actual[i].isEmpty()) {
                variables.put(expected[i].substring(1, expected[i].length() - 1),
                        URLDecoder.decode(actual[i], StandardCharsets.UTF_8));
            } else if (!expected[i].equals(actual[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }

    record Operation(JsonNode node, Map<String, String> variables) {
    }
}
