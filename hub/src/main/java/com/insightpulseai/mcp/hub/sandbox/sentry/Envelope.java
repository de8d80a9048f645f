package com.insightpulseai.mcp.hub.sandbox.sentry;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What an SDK sends: a header and items, each a line of JSON, an item followed by as many bytes as it says.
 *
 * @see <a href="https://develop.sentry.dev/sdk/data-model/envelopes/">Sentry: envelopes</a>
 */
final class Envelope {

    private static final int MAX_EVENT_BYTES = 1 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private Envelope() {
    }

    /** @return the event of an envelope that holds nothing else; empty if it does not, or is not well-formed */
    static Optional<JsonNode> event(byte[] body) {
        try {
            int header = lineEnd(body, 0);
            int item = lineEnd(body, header + 1);
            JsonNode about = JSON.readTree(body, header + 1, item - header - 1);
            int length = about.path("length").asInt(-1);
            int end = item + 1 + length;
            // A line feed after the last item is optional.
            boolean whole = length >= 0 && (end == body.length || end == body.length - 1 && body[end] == '\n');
            if (!whole || length > MAX_EVENT_BYTES || !about.path("type").asText().equals("event")) {
                return Optional.empty();
            }
            JsonNode event = JSON.readTree(Arrays.copyOfRange(body, item + 1, end));
            String id = JSON.readTree(body, 0, header).path("event_id").asText();
            return id.matches("[0-9a-f]{32}") && event.path("event_id").asText(id).equals(id)
                    ? Optional.of(event)
                    : Optional.empty();
        } catch (IOException | IndexOutOfBoundsException malformed) {
            return Optional.empty();
        }
    }

    private static int lineEnd(byte[] body, int from) {
        int end = from;
        while (body[end] != '\n') {
            end++;
        }
        return end;
    }
}
