package com.insightpulseai.mcp.provider.sentry.event;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.insightpulseai.mcp.provider.sentry.event.PersonalDetails.Breadcrumb;
import com.insightpulseai.mcp.provider.sentry.event.PersonalDetails.Context;
import com.insightpulseai.mcp.provider.sentry.event.PersonalDetails.NamedValue;
import com.insightpulseai.mcp.provider.sentry.event.PersonalDetails.Request;
import com.insightpulseai.mcp.provider.sentry.event.PersonalDetails.User;
import com.insightpulseai.mcp.provider.sentry.wire.JsonText;
import com.insightpulseai.mcp.provider.sentry.wire.ReceivedEvent;
import com.insightpulseai.mcp.upstream.Trimmed;

/** Takes from an event what it says about the person who met it, bounded in number and length, with credentials withheld. */
final class PersonalReading {

    private static final Pattern ADDRESS = Pattern.compile("(?:https?:/)?/[^\\s?#]*+");
    private static final int MAX_TEXT = 200;
    private static final int MAX_LONG_TEXT = 500;
    private static final int MAX_BODY = 2_000;
    private static final int MAX_NAMED_VALUES = 50;
    private static final int MAX_BREADCRUMBS = 30;
    private static final int MAX_CONTEXTS = 20;

    private final ReceivedEvent event;
    private boolean truncated;

    PersonalReading(ReceivedEvent event) {
        this.event = event;
    }

    PersonalDetails details() {
        return new PersonalDetails(
                JsonText.of(event.title()).map(title -> told(title, MAX_LONG_TEXT)),
                event.text().map(text -> told(text, EventTrimming.MAX_MESSAGE)),
                EventTrimming.reversed(JsonText.elements(event.entry("exception").path("values")))
                        .limit(EventTrimming.MAX_EXCEPTIONS)
                        .map(thrown -> toldAt(thrown, "value", EventTrimming.MAX_VALUE).orElse("")).toList(),
                Optional.of(event.user()).filter(JsonNode::isObject).map(PersonalReading::user),
                Optional.of(event.entry("request")).filter(JsonNode::isObject).map(this::request),
                event.tags().stream().filter(tag -> tag.key() != null && tag.value() != null)
                        .filter(tag -> EventTrimming.isWithheld(tag.key())).limit(EventTrimming.MAX_TAGS)
                        .map(tag -> new LatestEvent.Tag(Trimmed.text(tag.key(), MAX_TEXT),
                                toldOf(tag.key(), withoutParameters(tag.value()), MAX_TEXT)))
                        .toList(),
                first(MAX_BREADCRUMBS, EventTrimming.reversed(JsonText.elements(event.entry("breadcrumbs").path("values"))))
                        .map(PersonalReading::breadcrumb).toList(),
                first(MAX_CONTEXTS, event.contexts().properties().stream())
                        .map(context -> context(context.getKey(), context.getValue()))
                        .filter(context -> !context.values().isEmpty()).toList());
    }

    /** Whether the details, once read, lack something for its number. */
    boolean isTruncated() {
        return truncated;
    }

    private <T> Stream<T> first(int atMost, Stream<T> elements) {
        List<T> all = elements.toList();
        truncated |= all.size() > atMost;
        return all.stream().limit(atMost);
    }

    private static User user(JsonNode user) {
        JsonNode geo = user.path("geo");
        return new User(JsonText.at(user, "id", MAX_TEXT), JsonText.at(user, "username", MAX_TEXT),
                JsonText.at(user, "email", MAX_TEXT), JsonText.at(user, "name", MAX_TEXT),
                JsonText.at(user, "ip_address", MAX_TEXT),
                Optional.of(Stream.of("country_code", "region", "city").flatMap(field -> JsonText.at(geo, field).stream())
                        .collect(Collectors.joining(", "))).filter(place -> !place.isEmpty())
                        .map(place -> Trimmed.text(place, MAX_TEXT)));
    }

    private Request request(JsonNode request) {
        return new Request(JsonText.at(request, "method", MAX_TEXT),
                JsonText.at(request, "url").map(url -> told(withoutParameters(url), MAX_LONG_TEXT)),
                namedValues(request.path("query")), namedValues(request.path("headers")),
                namedValues(request.path("cookies")).stream().map(NamedValue::name).toList(),
                body(request.path("data")));
    }

    /** What follows a ? or a # can be a token; the request's parameters are told one by one. */
    private static String withoutParameters(String url) {
        Matcher address = ADDRESS.matcher(url);
        return address.lookingAt() ? address.group() : url;
    }

    /** A body is not read any closer: one that seems to carry credentials is withheld as a whole. */
    private static Optional<String> body(JsonNode data) {
        Optional<String> text = data.isContainerNode() ? Optional.of(data.toString()) : JsonText.of(data);
        return text.map(body -> toldOf(body, body, MAX_BODY));
    }

    private static String told(String text, int maxLength) {
        return Trimmed.masked(text, maxLength, Credentials::without);
    }

    private static Optional<String> toldAt(JsonNode node, String field, int maxLength) {
        return JsonText.at(node, field).map(text -> told(text, maxLength));
    }

    private static String toldOf(String name, String value, int maxLength) {
        return Credentials.isName(name) ? Credentials.WITHHELD : told(value, maxLength);
    }

    private List<NamedValue> namedValues(JsonNode pairs) {
        return first(MAX_NAMED_VALUES, JsonText.elements(pairs)).flatMap(pair -> JsonText.of(pair.path(0)).stream()
                .map(name -> new NamedValue(Trimmed.text(name, MAX_TEXT),
                        toldOf(name, JsonText.of(pair.path(1)).orElse(""), MAX_LONG_TEXT))))
                .toList();
    }

    private static Breadcrumb breadcrumb(JsonNode crumb) {
        return new Breadcrumb(JsonText.at(crumb, "timestamp", MAX_TEXT), toldAt(crumb, "category", MAX_TEXT),
                JsonText.at(crumb, "level", MAX_TEXT), toldAt(crumb, "message", MAX_LONG_TEXT));
    }

    private Context context(String name, JsonNode context) {
        Map<String, String> values = new LinkedHashMap<>();
        first(MAX_NAMED_VALUES, context.properties().stream().filter(field -> !field.getKey().equals("type"))
                .filter(field -> JsonText.of(field.getValue()).isPresent()))
                .forEach(field -> values.put(Trimmed.text(field.getKey(), MAX_TEXT),
                        toldOf(name + "." + field.getKey(), field.getValue().asText(), MAX_TEXT)));
        return new Context(Trimmed.text(name, MAX_TEXT), values);
    }
}
