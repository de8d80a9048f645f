package com.insightpulseai.mcp.call;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.insightpulseai.mcp.config.ToolPolicy;
import com.insightpulseai.mcp.platform.Sha256;
import com.insightpulseai.mcp.tool.AnswerBound;
import com.insightpulseai.mcp.tool.RoleDemand;

/** Decides which results are cached, and in what form: exactly the JSON that the caller was sent. */
@ApplicationScoped
class ResultCache {

    static final int LARGEST = 256 << 10;

    private final ObjectWriter json;

    ResultCache(ObjectMapper mapper) {
        this.json = mapper.writer();
    }

    /**
     * Returns the key of a call's result; empty where the tool's results are not cached, and for an input that demands a higher
     * role than the tool's.
     */
    Optional<ResultCacheKey> keyOf(OpenedCall call, Object input) {
        return call.policy().maxStale().isEmpty() || demandsMore(input)
                ? Optional.empty()
                : Optional.of(new ResultCacheKey(digest(call, input), call.maxStale()));
    }

    private static boolean demandsMore(Object input) {
        return input instanceof RoleDemand demand && demand.requiredRole().isPresent();
    }

    /**
     * Returns the SHA-256 of what a call asks for. Settings and address are part of it, because another organization gets
     * another result for the same input; and so is the bound of an answer that is cut at less than others.
     */
    String digest(OpenedCall call, Object input) {
        ToolPolicy policy = call.policy();
        String bound = call.maxAnswerBytes() == AnswerBound.LARGEST ? "" : call.maxAnswerBytes() + "\n";
        String addressed = call.schemaVersion() + '\n' + policy.baseUrl() + '\n' + new TreeMap<>(policy.settings()) + '\n'
                + bound;
        return Sha256.hex(addressed.getBytes(StandardCharsets.UTF_8), bytes(input));
    }

    /** Returns the JSON to keep; empty where it is larger than {@link #LARGEST} bytes. */
    static Optional<String> keepable(String json) {
        // A character is at least one byte.
        return json.length() > LARGEST || json.getBytes(StandardCharsets.UTF_8).length > LARGEST
                ? Optional.empty()
                : Optional.of(json);
    }

    /** Returns a record's JSON as callers get it. */
    String json(Object value) {
        // Written as a string, Jackson would escape some characters that it does not escape in the response.
        return new String(bytes(value), StandardCharsets.UTF_8);
    }

    private byte[] bytes(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tool's record cannot be written as JSON", e);
        }
    }
}
