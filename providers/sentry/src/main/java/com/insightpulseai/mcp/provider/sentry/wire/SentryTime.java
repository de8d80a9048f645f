package com.insightpulseai.mcp.provider.sentry.wire;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Times as Sentry writes them, with up to microseconds and an offset. */
public final class SentryTime {

    private SentryTime() {
    }

    /**
     * Reads a time, empty for {@code null}.
     *
     * @throws java.time.DateTimeException if it is none
     */
    public static Optional<Instant> parse(String text) {
        return Optional.ofNullable(text).map(time -> OffsetDateTime.parse(time).toInstant());
    }

    /** Reads a field; what is no time is reported as a value of the wrong type. */
    @RegisterForReflection
    static final class Reader extends StdScalarDeserializer<Instant> {

        private static final long serialVersionUID = 1L;

        Reader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
            String text = json.getValueAsString("");
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException e) {
                return (Instant) context.handleWeirdStringValue(Instant.class, text, "not a time");
            }
        }
    }
}
