package com.insightpulseai.mcp.hub.sandbox.sentry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The issues that the sandbox begins with, invented, and what all answers of a kind have in common. */
final class SentryRecordings {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode templates = read("templates.json");
    private final JsonNode issues = read("issues.json");

    /**
     * @return a new object with the fields of every {@code issue}, {@code listed} or {@code detailed} issue, or {@code event}
     */
    ObjectNode template(String kind) {
        return templates.path(kind).deepCopy();
    }

    /** @return each with its fields {@code issue} and {@code event}, and how many minutes ago it was first and last seen */
    Stream<JsonNode> issues() {
        return StreamSupport.stream(issues.spliterator(), false);
    }

    private static JsonNode read(String name) {
        try (InputStream in = SentryRecordings.class.getResourceAsStream("/sandbox/sentry/" + name)) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
