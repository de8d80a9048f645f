package com.insightpulseai.mcp.provider.sentry.event;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.insightpulseai.mcp.tool.AnswerSize;

/**
 * What an event says about the person who met it. What carries credentials is withheld even here: the values of such
 * parameters, header fields, tags and context fields, of all cookies, what follows {@code ?} or {@code #} in the addresses of
 * any text, and bodies that seem to hold any.
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record PersonalDetails(
        @JsonPropertyDescription("The event's title, unmasked") Optional<String> title,
        @JsonPropertyDescription("Logged message, unmasked") Optional<String> message,
        @JsonPropertyDescription("Messages of the exceptions, unmasked, in the same order") List<String> exceptionValues,
        @JsonPropertyDescription("User who met the issue") Optional<User> user,
        @JsonPropertyDescription("The request that failed") Optional<Request> request,
        @JsonPropertyDescription("Tags that may speak of people") List<LatestEvent.Tag> tags,
        @JsonPropertyDescription("Breadcrumbs before the event, latest first, at most 30") List<Breadcrumb> breadcrumbs,
        @JsonPropertyDescription("Device, browser and the like, at most 20") List<Context> contexts) {

    private static final int TEXT_BYTES = 16 << 10;
    private static final int PART_BYTES = 8 << 10;
    private static final int BREADCRUMB_BYTES = 24 << 10;

    /** The user as the program named it. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record User(Optional<String> id, Optional<String> username, Optional<String> email, Optional<String> name,
            Optional<String> ipAddress,
            @JsonPropertyDescription("Location of the address, such as US, United States") Optional<String> location) {
    }

    /** An HTTP request. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Request(Optional<String> method, Optional<String> url,
            @JsonPropertyDescription("Parameters; credentials are withheld") List<NamedValue> query,
            @JsonPropertyDescription("Header fields; credentials are withheld") List<NamedValue> headers,
            @JsonPropertyDescription("Names of the cookies") List<String> cookies,
            @JsonPropertyDescription("At most 2,000 characters; withheld if it holds credentials") Optional<String> body) {
    }

    /** A parameter or a header field. */
    public record NamedValue(String name, String value) {
    }

    /** Something that happened before. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Breadcrumb(@JsonPropertyDescription("As the program wrote it") Optional<String> timestamp,
            Optional<String> category, Optional<String> level, Optional<String> message) {
    }

    /** A context and its plain values. */
    public record Context(String name, Map<String, String> values) {
    }

    PersonalDetails fitting(AnswerSize size) {
        return new PersonalDetails(title, message, size.fitting(exceptionValues, TEXT_BYTES), user,
                request.map(sent -> new Request(sent.method(), sent.url(), size.fitting(sent.query(), PART_BYTES),
                        size.fitting(sent.headers(), TEXT_BYTES), size.fitting(sent.cookies(), PART_BYTES), sent.body())),
                size.fitting(tags, PART_BYTES), size.fitting(breadcrumbs, BREADCRUMB_BYTES),
                size.fitting(contexts, TEXT_BYTES));
    }
}
