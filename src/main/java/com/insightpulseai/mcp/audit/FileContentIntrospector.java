package com.insightpulseai.mcp.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotationIntrospectorPair;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.insightpulseai.mcp.tool.FileContent;

/** Writes a {@link FileContent} as {@code {"bytes": ..., "sha256": ...}} of the text as it was sent. */
class FileContentIntrospector extends AnnotationIntrospectorPair {

    // An instance: a native image could not make one from the class.
    private static final JsonSerializer<String> DIGEST = new DigestSerializer();

    FileContentIntrospector(SerializationConfig present) {
        super(new Digests(), present.getAnnotationIntrospector());
    }

    private static final class Digests extends NopAnnotationIntrospector {

        @Override
        public Object findSerializer(Annotated annotated) {
            return annotated.hasAnnotation(FileContent.class) ? DIGEST : null;
        }
    }

    private static final class DigestSerializer extends JsonSerializer<String> {

        @Override
        public void serialize(String content, JsonGenerator json, SerializerProvider provider) throws IOException {
            byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
            json.writeStartObject();
            json.writeNumberField("bytes", bytes.length);
            json.writeStringField("sha256", AuditContent.sha256(bytes));
            json.writeEndObject();
        }
    }
}
