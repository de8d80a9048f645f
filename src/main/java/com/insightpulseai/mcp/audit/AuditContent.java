package com.insightpulseai.mcp.audit;

import java.nio.charset.StandardCharsets;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.insightpulseai.mcp.digest.Sha256;

/**
 * What the audit keeps of an input or a result: JSON without secrets and without file contents, at most 8 KiB. What is
 * longer is replaced by its beginning, its size and the SHA-256 of the whole redacted text.
 */
@ApplicationScoped
class AuditContent {

    static final int LIMIT = 8 * 1024;
    private static final int HEAD = 3_800; // quoted as a JSON string it grows to twice that at most

    private final ObjectMapper mapper;
    private final Redaction redaction = new Redaction();

    AuditContent(ObjectMapper mapper) {
        this.mapper = mapper.copy();
        this.mapper.setAnnotationIntrospector(new AuditIntrospector(mapper.getSerializationConfig()));
    }

    /** The redacted, bounded JSON of a record; {@code {}} for null. */
    String of(Object value) {
        try {
            JsonNode tree = value == null ? JsonNodeFactory.instance.objectNode() : mapper.valueToTree(value);
            String whole = mapper.writeValueAsString(redaction.redact(tree));
            byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
            return bytes.length <= LIMIT ? whole : truncated(bytes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of the audit cannot be written as JSON", e);
        }
    }

    private String truncated(byte[] whole) throws JsonProcessingException {
        ObjectNode cut = JsonNodeFactory.instance.objectNode();
        cut.put("truncated", true);
        cut.put("bytes", whole.length);
        cut.put("sha256", Sha256.hex(whole));
        cut.put("head", new String(whole, 0, characterBoundary(whole), StandardCharsets.UTF_8));
        return mapper.writeValueAsString(cut);
    }

    private static int characterBoundary(byte[] utf8) {
        int end = HEAD;
        while ((utf8[end] & 0xC0) == 0x80) {
            end--;
        }
        return end;
    }
}
