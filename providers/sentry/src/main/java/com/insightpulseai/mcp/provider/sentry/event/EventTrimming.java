package com.insightpulseai.mcp.provider.sentry.event;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.insightpulseai.mcp.provider.sentry.event.LatestEvent.Frame;
import com.insightpulseai.mcp.provider.sentry.event.LatestEvent.Tag;
import com.insightpulseai.mcp.provider.sentry.event.LatestEvent.ThrownException;
import com.insightpulseai.mcp.provider.sentry.wire.JsonText;
import com.insightpulseai.mcp.provider.sentry.wire.ReceivedEvent;
import com.insightpulseai.mcp.upstream.Trimmed;

/** Takes from an event what says where the program went wrong, with addresses masked and credentials withheld. */
public final class EventTrimming {

    static final int MAX_EXCEPTIONS = 5;
    static final int MAX_OWN_FRAMES = 12;
    static final int MAX_FOREIGN_FRAMES = 5;
    static final int MAX_TAGS = 100;
    static final int MAX_MESSAGE = 2_000;
    static final int MAX_VALUE = 1_000;
    static final int MAX_TEXT = 200;

    private final ReceivedEvent event;
    private boolean truncated;

    private EventTrimming(ReceivedEvent event) {
        this.event = event;
    }

    /** @param personal whether what speaks of people is wanted */
    public static LatestEvent of(ReceivedEvent event, boolean personal) {
        return new EventTrimming(event).trimmed(personal);
    }

    private LatestEvent trimmed(boolean personal) {
        List<ThrownException> exceptions = latestFirst(event.entry("exception").path("values"), MAX_EXCEPTIONS).stream()
                .map(this::exception).toList();
        List<ReceivedEvent.Tag> tags = event.tags().stream().filter(tag -> tag.key() != null && tag.value() != null)
                .limit(MAX_TAGS).toList();
        truncated |= tags.size() < event.tags().size();
        Optional<String> environment = tags.stream().filter(tag -> tag.key().equals("environment")).findFirst()
                .map(tag -> text(tag.value()));
        Optional<PersonalDetails> details = personal ? Optional.of(details()) : Optional.empty();
        return new LatestEvent(Trimmed.text(event.id(), MAX_TEXT), event.created(),
                textAt(event.release(), "version"), JsonText.of(event.dist()).map(EventTrimming::text),
                environment, event.text().map(text -> PersonalText.masked(text, MAX_MESSAGE)), exceptions,
                tags.stream().filter(tag -> !isWithheld(tag.key()))
                        .map(tag -> new Tag(text(tag.key()), text(tag.value()))).toList(),
                tags.stream().map(ReceivedEvent.Tag::key).filter(EventTrimming::isWithheld).map(EventTrimming::text).toList(),
                truncated, details);
    }

    private PersonalDetails details() {
        PersonalReading reading = new PersonalReading(event);
        PersonalDetails details = reading.details();
        truncated |= reading.isTruncated();
        return details;
    }

    /** Whether a tag of this name is told to those only who may know about people, or, with a credential, to nobody. */
    public static boolean isWithheld(String name) {
        return PersonalTags.include(name) || Credentials.isName(name);
    }

    private ThrownException exception(JsonNode thrown) {
        return new ThrownException(textAt(thrown, "type"),
                JsonText.at(thrown, "value").map(value -> PersonalText.masked(value, MAX_VALUE)),
                textAt(thrown, "module"),
                Optional.of(thrown.path("mechanism").path("handled")).filter(JsonNode::isBoolean).map(JsonNode::asBoolean),
                frames(thrown.path("stacktrace").path("frames")));
    }

    private List<Frame> frames(JsonNode all) {
        List<JsonNode> own = JsonText.elements(all).filter(EventTrimming::isInApp).toList();
        List<JsonNode> frames = own.isEmpty() ? JsonText.elements(all).toList() : own;
        int atMost = own.isEmpty() ? MAX_FOREIGN_FRAMES : MAX_OWN_FRAMES;
        truncated |= frames.size() > atMost;
        return reversed(frames.stream()).limit(atMost).map(EventTrimming::frame).toList();
    }

    private static Frame frame(JsonNode frame) {
        return new Frame(textAt(frame, "function"), path(frame, "module"), path(frame, "filename"),
                number(frame, "lineNo"), number(frame, "colNo"), isInApp(frame));
    }

    private static boolean isInApp(JsonNode frame) {
        return frame.path("inApp").asBoolean(false);
    }

    private static Optional<String> path(JsonNode frame, String field) {
        return JsonText.at(frame, field).map(path -> PersonalText.maskedPath(path, MAX_TEXT));
    }

    private static Optional<Integer> number(JsonNode frame, String field) {
        return Optional.of(frame.path(field)).filter(JsonNode::canConvertToInt).map(JsonNode::asInt);
    }

    /** Sentry has causes and calls in the order of time; a reader wants the last one first. */
    private List<JsonNode> latestFirst(JsonNode array, int atMost) {
        truncated |= array.size() > atMost;
        return reversed(JsonText.elements(array)).limit(atMost).toList();
    }

    static Stream<JsonNode> reversed(Stream<JsonNode> elements) {
        List<JsonNode> reversed = new ArrayList<>(elements.toList());
        Collections.reverse(reversed);
        return reversed.stream();
    }

    private static Optional<String> textAt(JsonNode node, String field) {
        return JsonText.at(node, field).map(EventTrimming::text);
    }

    private static String text(String text) {
        return PersonalText.masked(text, MAX_TEXT);
    }
}
