package com.insightpulseai.mcp.call;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.insightpulseai.mcp.config.ToolPolicy;
import com.insightpulseai.mcp.platform.Sha256;
import com.insightpulseai.mcp.tool.RoleDemand;

/** Which good answers are kept, and in what form: the very JSON that the caller was sent. */
@ApplicationScoped
class LastAnswers {

    static final int LARGEST = 256 << 10;

    private final ObjectWriter json;

    LastAnswers(ObjectMapper mapper) {
        this.json = mapper.writer();
    }

    /**
     * Empty where the tool's answers are not kept, and for an input that asks for what is not for all of the tool's callers.
     */
    Optional<Question> question(ToolPolicy policy, String schemaVersion, Optional<Duration> maxStale, Object input) {
        return policy.maxStale().isEmpty() || demandsMore(input)
                ? Optional.empty()
                : Optional.of(new Question(key(policy, schemaVersion, input), maxStale));
    }

    private static boolean demandsMore(Object input) {
        return input instanceof RoleDemand demand && demand.requiredRole().isPresent();
    }

    /** Of another organization, or at another address, the same question has another answer. */
    String key(ToolPolicy policy, String schemaVersion, Object input) {
        String asked = schemaVersion + '\n' + policy.baseUrl() + '\n' + new TreeMap<>(policy.settings()) + '\n'
                + json(input);
        return Sha256.hex(asked.getBytes(StandardCharsets.UTF_8));
    }

    /** What is kept of a result's JSON; empty where it is larger than {@link #LARGEST} bytes. */
    static Optional<String> kept(String json) {
        // A character is a byte at least.
        return json.length() > LARGEST || json.getBytes(StandardCharsets.UTF_8).length > LARGEST
                ? Optional.empty()
                : Optional.of(json);
    }

    /** A record as callers get it. */
    String json(Object value) {
        try {
            // As a string Jackson would write some characters otherwise than in the response.
            return new String(json.writeValueAsBytes(value), StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tool's record cannot be written as JSON", e);
        }
    }
}
