package com.insightpulseai.mcp.provider.sentry.wire;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * An event as Sentry sends it. Its frame is Sentry's; what is in its entries and contexts was written by the program that
 * failed.
 *
 * @see <a href="https://docs.sentry.io/api/events/retrieve-an-issue-event/">Sentry: retrieve an issue's event</a>
 */
@RegisterForReflection
public record ReceivedEvent(String id, Optional<Instant> created, JsonNode title, JsonNode message, JsonNode release,
        JsonNode dist,
        List<Tag> tags, List<Entry> entries, JsonNode user, JsonNode contexts) {

    /** @throws IllegalArgumentException if it has no id */
    @JsonCreator
    static ReceivedEvent received(@JsonProperty("eventID") String id,
            @JsonProperty("dateCreated") @JsonDeserialize(using = SentryTime.Reader.class) Instant created,
            @JsonProperty("title") JsonNode title, @JsonProperty("message") JsonNode message,
            @JsonProperty("release") JsonNode release, @JsonProperty("dist") JsonNode dist,
            @JsonProperty("tags") List<Tag> tags, @JsonProperty("entries") List<Entry> entries,
            @JsonProperty("user") JsonNode user, @JsonProperty("contexts") JsonNode contexts) {
        if (id == null) {
            throw new IllegalArgumentException("an event without an id");
        }
        return new ReceivedEvent(id, Optional.ofNullable(created), JsonText.orMissing(title), JsonText.orMissing(message),
                JsonText.orMissing(release), JsonText.orMissing(dist), nonNull(tags), nonNull(entries),
                JsonText.orMissing(user), JsonText.orMissing(contexts));
    }

    /** The data of the first entry of a type, missing if there is none. */
    public JsonNode entry(String type) {
        return entries.stream().filter(entry -> type.equals(entry.type())).map(entry -> JsonText.orMissing(entry.data()))
                .findFirst().orElse(MissingNode.getInstance());
    }

    /** What was logged, where the event is a message. */
    public Optional<String> text() {
        JsonNode entry = entry("message");
        return JsonText.at(entry, "formatted").or(() -> JsonText.at(entry, "message")).or(() -> JsonText.of(message));
    }

    private static <T> List<T> nonNull(List<T> values) {
        return values == null ? List.of() : values.stream().filter(Objects::nonNull).toList();
    }

    @RegisterForReflection
    public record Tag(@JsonProperty("key") String key, @JsonProperty("value") String value) {
    }

    /** Such as {@code exception}, {@code request} or {@code breadcrumbs}. */
    @RegisterForReflection
    record Entry(@JsonProperty("type") String type, @JsonProperty("data") JsonNode data) {
    }
}
