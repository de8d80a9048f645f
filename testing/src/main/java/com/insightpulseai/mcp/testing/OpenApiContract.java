package com.insightpulseai.mcp.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * An upstream's OpenAPI 3.0 description, held against what is really sent to it and what a test lets it answer.
 * <p>
 * It is stricter than the OpenAPI specification asks: an operation, query parameter, status or media type that the description
 * does not name is an error, so that a test notices when a tool relies on something undocumented. Only the body of a response
 * that is described without one is not looked at.
 *
 * @see <a href="https://spec.openapis.org/oas/v3.0.3">OpenAPI 3.0.3</a>
 */
public final class OpenApiContract {

    private final OpenApiPaths paths;
    private final OpenApiSchemas schemas;

    private OpenApiContract(JsonNode description) {
        this.schemas = new OpenApiSchemas(description);
        this.paths = new OpenApiPaths(description.path("paths"));
    }

    /**
     * Reads a description from the class path.
     *
     * @param resource such as {@code openapi/socket.json}
     * @throws IllegalArgumentException if there is no such resource
     */
    public static OpenApiContract of(String resource) {
        try (InputStream in = OpenApiContract.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("No OpenAPI description at " + resource);
            }
            return new OpenApiContract(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Checks one request.
     *
     * @throws AssertionError naming everything in which the request departs from the description
     */
    public void assertRequest(SentRequest request) {
        List<String> violations = new ArrayList<>();
        paths.find(request.method(), request.path()).ifPresentOrElse(
                operation -> check(operation, request, violations),
                () -> violations.add("no such operation"));
        report(request.method() + " " + request.path(), violations);
    }

    /**
     * Checks one response.
     *
     * @param path the path of the request it answers, below the server's address
     * @param contentType the {@code Content-Type}, blank for none
     * @throws AssertionError naming everything in which the response departs from the description
     */
    public void assertResponse(String method, String path, int status, String contentType, String body) {
        List<String> violations = new ArrayList<>();
        paths.find(method, path).ifPresentOrElse(operation -> {
            JsonNode response = schemas.resolve(operation.node().path("responses").path(Integer.toString(status)));
            if (response.isMissingNode()) {
                violations.add("status " + status + " is not described");
            } else if (response.has("content")) {
                checkBody(response.path("content"), contentType, body, violations);
            }
        }, () -> violations.add("no such operation"));
        report("answer " + status + " to " + method + " " + path, violations);
    }

    private void check(OpenApiPaths.Operation operation, SentRequest request, List<String> violations) {
        Set<String> unknown = new TreeSet<>(request.query().keySet());
        for (JsonNode parameter : operation.node().path("parameters")) {
            String name = parameter.path("name").asText();
            switch (parameter.path("in").asText()) {
                case "query" -> {
                    unknown.remove(name);
                    checkParameter(parameter, request.query().getOrDefault(name, List.of()), violations);
                }
                case "path" -> checkParameter(parameter, List.of(operation.variables().get(name)), violations);
                default -> violations.add("parameter " + name + " is neither in the path nor in the query");
            }
        }
        unknown.forEach(name -> violations.add("query parameter " + name + " is not described"));
        if (!operation.node().path("security").isEmpty()
                && request.header("authorization").filter(value -> value.startsWith("Bearer ")).isEmpty()) {
            violations.add("the bearer token is missing");
        }
        checkRequestBody(operation.node().path("requestBody"), request, violations);
    }

    private void checkParameter(JsonNode parameter, List<String> values, List<String> violations) {
        String name = parameter.path("name").asText();
        if (values.isEmpty() && parameter.path("required").asBoolean()) {
            violations.add("parameter " + name + " is missing");
        }
        JsonNode schema = parameter.path("schema");
        // A list is written by repeating the parameter (style "form", exploded: the default).
        boolean list = schema.path("type").asText().equals("array");
        if (values.size() > 1 && !list) {
            violations.add("parameter " + name + " is repeated");
        }
        for (String value : values) {
            schemas.violationsOfText(list ? schema.path("items") : schema, value)
                    .forEach(v -> violations.add(name + ": " + v));
        }
    }

    private void checkRequestBody(JsonNode described, SentRequest request, List<String> violations) {
        if (described.isMissingNode()) {
            if (request.body().length > 0) {
                violations.add("a body is not described");
            }
        } else if (request.body().length > 0 || described.path("required").asBoolean()) {
            checkBody(described.path("content"), request.header("content-type").orElse(""),
                    new String(request.body(), StandardCharsets.UTF_8), violations);
        }
    }

    private void checkBody(JsonNode content, String contentType, String body, List<String> violations) {
        String mediaType = contentType.split(";", 2)[0].strip();
        JsonNode described = content.path(mediaType);
        if (described.isMissingNode()) {
            violations.add("media type '" + mediaType + "' is not described");
            return;
        }
        switch (mediaType) {
            case "application/json" -> violations.addAll(schemas.violationsOfJson(described.path("schema"), body));
            case "application/x-ndjson" -> body.lines()
                    .forEach(line -> violations.addAll(schemas.violationsOfJson(described.path("schema"), line)));
            case "multipart/form-data" -> violations.addAll(MultipartForm.parse(contentType, body).violations());
            default -> violations.add("media type '" + mediaType + "' cannot be checked");
        }
    }

    private static void report(String subject, List<String> violations) {
        if (!violations.isEmpty()) {
            throw new AssertionError(subject + " departs from the OpenAPI description: " + String.join("; ", violations));
        }
    }

    /**
     * A request as it arrived.
     *
     * @param path below the server's address, still percent-encoded
     * @param query decoded values by name
     * @param headers values by lower-case name
     */
    public record SentRequest(String method, String path, Map<String, List<String>> query, Map<String, String> headers,
            byte[] body) {

        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }
    }
}
