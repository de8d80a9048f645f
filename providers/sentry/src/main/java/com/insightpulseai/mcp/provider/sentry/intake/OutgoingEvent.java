package com.insightpulseai.mcp.provider.sentry.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An event to send.
 *
 * @param level {@code fatal}, {@code error}, {@code warning}, {@code info} or {@code debug}
 * @param platform what it happened on, one of Sentry's names
 * @param fingerprint what events are joined by to an issue; the message where it is empty
 * @param extra further texts by name, which are shown but not searched
 * @see <a href="https://develop.sentry.dev/sdk/foundations/transport/event-payloads/">Sentry: event payloads</a>
 */
public record OutgoingEvent(String message, String level, String platform, Optional<String> environment,
        Optional<String> release, Optional<String> logger, Optional<String> serverName, Optional<String> transaction,
        List<String> fingerprint, Map<String, String> tags, Map<String, String> extra) {

    /** What Sentry takes as one event, as JSON in UTF-8. */
    public static final int MAX_BYTES = 1 << 20;

    private static final String LINE_FEED = "\n";
    private static final String SOME_ID = "0".repeat(32);
    private static final Instant LONGEST_TIME = Instant.ofEpochMilli(1); // whole seconds are written without milliseconds

    /** Whether Sentry takes an event of this size. */
    public boolean isOfAcceptedSize() {
        return payload(SOME_ID, LONGEST_TIME).length <= MAX_BYTES;
    }

    /** The event as JSON in UTF-8. Half a character, which UTF-8 cannot hold, becomes a question mark. */
    byte[] payload(String eventId, Instant now) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("event_id", eventId).put("timestamp", time(now)).put("level", level).put("platform", platform);
        environment.ifPresent(value -> event.put("environment", value));
        release.ifPresent(value -> event.put("release", value));
        logger.ifPresent(value -> event.put("logger", value));
        serverName.ifPresent(value -> event.put("server_name", value));
        transaction.ifPresent(value -> event.put("transaction", value));
        event.putObject("logentry").put("formatted", message);
        event.putObject("sdk").put("name", IntakeSession.CLIENT_NAME).put("version", IntakeSession.CLIENT_VERSION);
        if (!fingerprint.isEmpty()) {
            ArrayNode parts = event.putArray("fingerprint");
            fingerprint.forEach(parts::add);
        }
        putAll(event, "tags", tags);
        putAll(event, "extra", extra);
        return event.toString().getBytes(UTF_8);
    }

    /** An envelope around one event: a line about itself, one about the item with its length in bytes, the item. */
    static byte[] envelope(String eventId, Instant now, byte[] payload) {
        ObjectNode header = JsonNodeFactory.instance.objectNode().put("event_id", eventId).put("sent_at", time(now));
        ObjectNode item = JsonNodeFactory.instance.objectNode().put("type", "event")
                .put("content_type", "application/json").put("length", payload.length);
        ByteArrayOutputStream envelope = new ByteArrayOutputStream(payload.length + 256);
        envelope.writeBytes((header + LINE_FEED + item + LINE_FEED).getBytes(UTF_8));
        envelope.writeBytes(payload);
        envelope.writeBytes(LINE_FEED.getBytes(UTF_8));
        return envelope.toByteArray();
    }

    private static void putAll(ObjectNode event, String field, Map<String, String> texts) {
        if (!texts.isEmpty()) {
            ObjectNode all = event.putObject(field);
            texts.forEach(all::put);
        }
    }

    private static String time(Instant now) {
        return now.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
