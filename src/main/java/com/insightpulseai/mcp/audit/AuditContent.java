package com.insightpulseai.mcp.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.insightpulseai.mcp.platform.Sha256Stream;

/**
 * What the audit keeps of an input or a result: JSON without secrets and without file contents, at most 8 KiB. Longer content
 * is replaced by its beginning, and the size and SHA-256 of the whole.
 * <p>
 * Content is cut before its texts are searched for secrets, so the size of an input does not add to that work. The digest is of
 * the whole with the values of secret fields masked, while texts are as they were sent.
 */
@ApplicationScoped
public class AuditContent {

    static final int LIMIT = 8 * 1024;
    private static final int HEAD = 3_800; // quoted as a JSON string it grows to twice that at most

    private final ObjectMapper mapper;

    AuditContent(ObjectMapper mapper) {
        this.mapper = mapper.copy();
        this.mapper.setAnnotationIntrospector(new AuditIntrospector(mapper.getSerializationConfig()));
    }

    /** Examines a record's type, so that the first record of it costs no more than others. */
    public void prepare(Class<?> type) {
        mapper.writerFor(type);
    }

    /** Returns the redacted, bounded JSON of a record, whose encoded files are not decoded; {@code {}} for null. */
    public String of(Object value) {
        return of(value, new FileDigests(false));
    }

    /** Returns the same of an input without violations, whose files are decoded for their digests. */
    public String ofValid(Object input) {
        return of(input, new FileDigests(true));
    }

    /** Returns whether a text has a part that is masked wherever the audit keeps it. */
    public static boolean hasSecret(String text) {
        return !SecretForms.masked(text).equals(text);
    }

    private String of(Object value, FileDigests digests) {
        Object content = value == null ? Map.of() : value;
        ObjectWriter writer = mapper.writer().withAttribute(FileDigests.class, digests);
        Head head = new Head(LIMIT);
        try {
            write(writer, content, head, (text, out) -> writeMasked(text, head, out));
            return head.toString();
        } catch (Head.EndedException tooLong) {
            return truncated(writer, content, head);
        } catch (IOException e) {
            throw new IllegalStateException("a record of the audit cannot be written as JSON", e);
        }
    }

    private static void writeMasked(String text, Head head, JsonGenerator out) throws IOException {
        int room = Math.max(0, head.room() - out.getOutputBuffered());
        if (text.length() <= room) {
            out.writeString(Redaction.storable(SecretForms.masked(text)));
            return;
        }
        int cut = room > 0 && Character.isHighSurrogate(text.charAt(room - 1)) ? room - 1 : room;
        out.writeString(Redaction.storable(SecretForms.maskedHead(text.substring(0, cut))));
        out.flush();
        head.end();
    }

    private String truncated(ObjectWriter writer, Object content, Head head) {
        Sha256Stream whole = new Sha256Stream();
        try {
            write(writer, content, whole, (text, out) -> out.writeString(Redaction.storable(text)));
            ObjectNode cut = JsonNodeFactory.instance.objectNode();
            cut.put("truncated", true);
            cut.put("bytes", whole.bytes());
            cut.put("sha256", whole.hex());
            cut.put("head", head.text(HEAD));
            return mapper.writeValueAsString(cut);
        } catch (IOException e) {
            throw new IllegalStateException("a record of the audit cannot be written as JSON", e);
        }
    }

    private static void write(ObjectWriter writer, Object content, OutputStream sink, RedactingGenerator.Texts texts)
            throws IOException {
        try (JsonGenerator json = writer.createGenerator(sink)) {
            writer.writeValue(new RedactingGenerator(json, texts), content);
        }
    }
}
