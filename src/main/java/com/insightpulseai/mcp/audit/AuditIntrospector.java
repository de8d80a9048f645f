package com.insightpulseai.mcp.audit;

import java.io.IOException;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotationIntrospectorPair;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.insightpulseai.mcp.tool.FileContent;
import com.insightpulseai.mcp.tool.PersonalData;

/**
 * Writes a {@link FileContent} as {@code {"bytes": ..., "sha256": ...}} of the file, with {@code "encoded": true} where they
 * are of a text that was not decoded, and of {@link PersonalData} no more than that there was some.
 */
class AuditIntrospector extends AnnotationIntrospectorPair {

    // Instances: a native image could not make them from their classes.
    private static final JsonSerializer<String> DIGEST = new DigestSerializer();
    private static final JsonSerializer<Object> MASK = new MaskSerializer();

    AuditIntrospector(SerializationConfig present) {
        super(new Replacements(), present.getAnnotationIntrospector());
    }

    private static final class Replacements extends NopAnnotationIntrospector {

        @Override
        public Object findSerializer(Annotated annotated) {
            if (annotated.hasAnnotation(PersonalData.class)) {
                return MASK;
            }
            return annotated.hasAnnotation(FileContent.class) ? DIGEST : null;
        }
    }

    private static final class DigestSerializer extends JsonSerializer<String> {

        @Override
        public void serialize(String content, JsonGenerator json, SerializerProvider provider) throws IOException {
            FileDigests digests = (FileDigests) provider.getAttribute(FileDigests.class);
            FileDigests.Digest digest = digests.of(json.currentValue(), content);
            json.writeStartObject();
            json.writeNumberField("bytes", digest.bytes());
            json.writeStringField("sha256", digest.sha256());
            if (digest.encoded()) {
                json.writeBooleanField("encoded", true);
            }
            json.writeEndObject();
        }
    }

    private static final class MaskSerializer extends JsonSerializer<Object> {

        @Override
        public void serialize(Object value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(Redaction.MASK);
        }

        @Override
        public boolean isEmpty(SerializerProvider provider, Object value) {
            return value == null || value instanceof Optional<?> optional && optional.isEmpty();
        }
    }
}
