package com.insightpulseai.mcp.protocol;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Reads a body as a message. The envelope may hold fields that are not known here; a name that stands twice in an object is
 * refused, since what stands before this server may read the other one.
 */
final class MessageReader {

    private static final int DEEPEST = 64;
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();
    private static final ObjectMapper TREES = new ObjectMapper(JSON);

    private final String text;
    private String id;
    private String method;
    private Params params = Params.NONE;
    private boolean versioned;
    private boolean answers;
    private boolean unreadableId;
    private boolean unreadableParams;

    private MessageReader(String text) {
        this.text = text;
    }

    /** @throws ProtocolException where the body is not JSON in UTF-8, or not one message */
    static Message read(byte[] body) {
        MessageReader reader = new MessageReader(decoded(body));
        try (JsonParser parser = TREES.createParser(reader.text)) {
            return reader.message(parser);
        } catch (IOException e) {
            throw ProtocolException.malformed(ErrorCode.PARSE_ERROR,
                    "The body is not JSON, has a name twice, or is nested more than " + DEEPEST + " levels deep.");
        }
    }

    private static String decoded(byte[] body) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            throw ProtocolException.malformed(ErrorCode.PARSE_ERROR, "The body is not in UTF-8.");
        }
    }

    private Message message(JsonParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_OBJECT) {
            readFields(parser);
        } else if (first != null) {
            parser.skipChildren();
        }
        if (first == null || parser.nextToken() != null) {
            throw ProtocolException.malformed(ErrorCode.PARSE_ERROR, "The body is not one JSON value.");
        }
        if (first == JsonToken.START_ARRAY) {
            throw invalid("Several messages in one request are not taken; send them one by one.");
        }
        if (first != JsonToken.START_OBJECT) {
            throw invalid("A message is a JSON object.");
        }
        return message();
    }

    private void readFields(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case "jsonrpc" -> versioned = value == JsonToken.VALUE_STRING && parser.getText().equals("2.0");
                case "id" -> readId(parser, value);
                case "method" -> method = value == JsonToken.VALUE_STRING ? parser.getText() : null;
                case "params" -> readParams(parser, value);
                case "result", "error" -> answers = true;
                default -> {
                    // a field of an extension
                }
            }
            parser.skipChildren();
        }
    }

    private void readId(JsonParser parser, JsonToken value) throws IOException {
        unreadableId = value != JsonToken.VALUE_STRING && !value.isNumeric();
        if (!unreadableId) {
            id = raw(parser);
        }
    }

    private void readParams(JsonParser parser, JsonToken value) throws IOException {
        if (value != JsonToken.START_OBJECT) {
            unreadableParams = true;
            return;
        }
        ObjectNode fields = TREES.createObjectNode();
        Optional<String> arguments = Optional.empty();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals("arguments")) {
                arguments = Optional.of(raw(parser));
            } else {
                fields.set(name, TREES.readTree(parser));
            }
        }
        params = new Params(fields, arguments);
    }

    /** The present value as it was sent. */
    private String raw(JsonParser parser) throws IOException {
        int start = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        parser.finishToken();
        return text.substring(start, (int) parser.currentLocation().getCharOffset());
    }

    private Message message() {
        if (!versioned) {
            throw invalid("A message has \"jsonrpc\": \"2.0\".");
        }
        if (unreadableId) {
            throw invalid("An id is a text or a number; null is none.");
        }
        if (method == null && answers) {
            return new Message.Response();
        }
        if (method == null) {
            throw invalid("A message has a method, which is a text.");
        }
        if (unreadableParams) {
            throw ProtocolException.malformed(ErrorCode.INVALID_PARAMS, "params is an object.").of(id);
        }
        return id == null ? new Message.Notification(method, params) : new Message.Request(id, method, params);
    }

    private ProtocolException invalid(String message) {
        return ProtocolException.malformed(ErrorCode.INVALID_REQUEST, message).of(id);
    }
}
