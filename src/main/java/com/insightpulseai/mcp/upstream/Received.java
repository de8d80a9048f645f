package com.insightpulseai.mcp.upstream;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * One record of a provider, read for itself, so that an odd one spoils no other. A field whose value is of another type than
 * described counts as absent. A list does not: what is in it would be lost without a word.
 *
 * @param record empty where it cannot be read at all
 * @see Records
 */
@RegisterForReflection
@JsonDeserialize(using = Received.Reader.class)
public record Received<T>(Optional<T> record) {

    /**
     * The record, where nothing can be done without it.
     *
     * @throws MalformedAnswerException if it cannot be read at all
     */
    public T required() throws MalformedAnswerException {
        return record.orElseThrow(() -> new MalformedAnswerException("not a record of the kind that is described"));
    }

    /** Reads any record; the field or list that holds it says of which type. */
    @RegisterForReflection
    static final class Reader extends JsonDeserializer<Received<?>> implements ContextualDeserializer {

        /** More odd fields than this are no record of the kind described. */
        private static final int MOST_ODD_FIELDS = 8;

        private final JavaType type;

        Reader() {
            this(null);
        }

        private Reader(JavaType type) {
            this.type = type;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
            return new Reader(context.getContextualType().containedType(0));
        }

        @Override
        public Received<?> getNullValue(DeserializationContext context) {
            return new Received<>(Optional.empty());
        }

        @Override
        public Received<?> deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (json.hasToken(JsonToken.START_ARRAY)) {
                // No odd record, but an answer of another form.
                return context.reportInputMismatch(Received.class, "a list in place of a record");
            }
            // All of the record, so that the next one is found wherever the reading of this one fails.
            try (TokenBuffer whole = context.bufferForInputBuffering(json)) {
                whole.copyCurrentStructure(json);
                try {
                    return new Received<>(Optional.ofNullable(read(whole, context)));
                } catch (JsonProcessingException odd) {
                    return new Received<>(readWithout(odd, whole, context));
                }
            }
        }

        private Object read(TokenBuffer whole, DeserializationContext context) throws IOException {
            try (JsonParser json = whole.asParserOnFirstToken()) {
                return context.readValue(json, type);
            }
        }

        private Optional<Object> readWithout(JsonProcessingException first, TokenBuffer whole, DeserializationContext context)
                throws IOException {
            JsonNode record;
            try (JsonParser json = whole.asParserOnFirstToken()) {
                record = context.readTree(json);
            }
            JsonProcessingException odd = first;
            for (int i = 0; i < MOST_ODD_FIELDS && removed(odd, record); i++) {
                try {
                    return Optional.ofNullable(context.readTreeAsValue(record, type));
                } catch (JsonProcessingException another) {
                    odd = another;
                }
            }
            return Optional.empty();
        }

        /** Takes the odd field out of the record. */
        private static boolean removed(JsonProcessingException odd, JsonNode record) {
            boolean list = odd instanceof MismatchedInputException mismatch && isList(mismatch.getTargetType());
            if (list || !(odd instanceof JsonMappingException located) || located.getPath().isEmpty()) {
                return false;
            }
            List<JsonMappingException.Reference> path = located.getPath();
            JsonNode parent = record;
            for (JsonMappingException.Reference step : path.subList(0, path.size() - 1)) {
                parent = step.getFieldName() == null ? parent.path(step.getIndex()) : parent.path(step.getFieldName());
            }
            JsonMappingException.Reference last = path.get(path.size() - 1);
            if (parent instanceof ObjectNode object) {
                return object.remove(last.getFieldName()) != null;
            }
            if (parent instanceof ArrayNode array && array.has(last.getIndex()) && !array.get(last.getIndex()).isNull()) {
                array.setNull(last.getIndex());
                return true;
            }
            return false;
        }

        private static boolean isList(Class<?> type) {
            return type != null && (Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type));
        }
    }
}
