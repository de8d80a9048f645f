package com.insightpulseai.mcp.hub.sandbox.sentry;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An event as an SDK wrote it.
 *
 * @see <a href="https://develop.sentry.dev/sdk/data-model/event-payloads/">Sentry: event payloads</a>
 */
record SimulatedEvent(JsonNode payload) {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Fields that Sentry shows among the tags, too. */
    private static final List<String> ALSO_TAGS = List.of("environment", "level", "logger", "release", "server_name");

    String message() {
        JsonNode entry = payload.path("logentry");
        return entry.path("formatted")
                .asText(entry.path("message").asText(payload.path("message").asText("<unlabeled event>")));
    }

    /** @return what Sentry joins events by: the fingerprint, or the message */
    String group() {
        return payload.path("fingerprint").isEmpty() ? message() : payload.path("fingerprint").toString();
    }

    /** @return the fields of a new issue that depend on its first event */
    ObjectNode issue() {
        String title = message().lines().findFirst().orElse("<unlabeled event>");
        ObjectNode issue = JSON.createObjectNode().put("title", title).put("culprit", payload.path("transaction").asText(""))
                .put("type", "default").put("level", payload.path("level").asText("error"))
                .put("platform", payload.path("platform").asText("other"))
                .put("logger", payload.path("logger").textValue())
                .put("status", "unresolved").put("substatus", "new").put("priority", "medium")
                .put("count", "1").put("userCount", 0);
        issue.putObject("metadata").put("title", title);
        return issue;
    }

    /** @return the fields of the event as the API answers them */
    ObjectNode answered() {
        ObjectNode event = JSON.createObjectNode().put("eventID", payload.path("event_id").asText()).put("message", message());
        event.putObject("metadata").put("title", message());
        ArrayNode tags = event.putArray("tags");
        payload.path("tags").properties().forEach(tag -> add(tags, tag.getKey(), tag.getValue()));
        ALSO_TAGS.stream().filter(payload::has).forEach(name -> add(tags, name, payload.path(name)));
        event.putArray("entries").addObject().put("type", "message").putObject("data").put("formatted", message());
        if (payload.hasNonNull("release")) {
            event.putObject("release").put("version", payload.path("release").asText());
        }
        return event;
    }

    private static void add(ArrayNode tags, String key, JsonNode value) {
        tags.addObject().put("key", key).put("value", value.asText());
    }
}
