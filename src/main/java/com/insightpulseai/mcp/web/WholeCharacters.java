package com.insightpulseai.mcp.web;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.insightpulseai.mcp.web.problem.RefusedValueException;

/**
 * Refuses texts that hold half a surrogate pair. JSON can escape one, but UTF-8 cannot write it: a provider would get a
 * question
 * mark in its place, and a file another content than the caller sent.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259#section-8.2">RFC 8259, 8.2</a>
 */
final class WholeCharacters extends SimpleModule {

    private static final long serialVersionUID = 1L;

    WholeCharacters() {
        super("whole-characters");
        addDeserializer(String.class, new Texts());
        addKeyDeserializer(String.class, new Names());
    }

    private static String whole(String text) throws RefusedValueException {
        for (int i = 0; text != null && i < text.length(); i++) {
            char unit = text.charAt(i);
            if (!Character.isSurrogate(unit)) {
                continue;
            }
            i++;
            if (Character.isLowSurrogate(unit) || i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                throw new RefusedValueException(String.class,
                        "must hold no halves of characters (surrogates without their other half)");
            }
        }
        return text;
    }

    private static final class Texts extends StringDeserializer {

        private static final long serialVersionUID = 1L;

        @Override
        public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return whole(super.deserialize(json, context));
        }
    }

    private static final class Names extends KeyDeserializer {

        @Override
        public Object deserializeKey(String name, DeserializationContext context) throws IOException {
            return whole(name);
        }
    }
}
