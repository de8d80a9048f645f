// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.sentry;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Part of {@code sentry/issue.get}.
 *
 * @param title The event's title, unmasked
 * @param message Logged message, unmasked
 * @param exceptionValues Messages of the exceptions, unmasked, in the same order
 * @param user User who met the issue
 * @param request The request that failed
 * @param tags Tags that may speak of people
 * @param breadcrumbs Breadcrumbs before the event, latest first, at most 30
 * @param contexts Device, browser and the like, at most 20
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record PersonalDetails(
        @JsonProperty(value = "title") Optional<String> title,
        @JsonProperty(value = "message") Optional<String> message,
        @JsonProperty(value = "exception_values") List<String> exceptionValues,
        @JsonProperty(value = "user") Optional<User> user,
        @JsonProperty(value = "request") Optional<Request> request,
        @JsonProperty(value = "tags") List<Tag> tags,
        @JsonProperty(value = "breadcrumbs") List<Breadcrumb> breadcrumbs,
        @JsonProperty(value = "contexts") List<Context> contexts) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public PersonalDetails {
        title = title == null ? Optional.empty() : title;
        message = message == null ? Optional.empty() : message;
        exceptionValues = exceptionValues == null ? List.of() : List.copyOf(exceptionValues);
        user = user == null ? Optional.empty() : user;
        request = request == null ? Optional.empty() : request;
        tags = tags == null ? List.of() : List.copyOf(tags);
        breadcrumbs = breadcrumbs == null ? List.of() : List.copyOf(breadcrumbs);
        contexts = contexts == null ? List.of() : List.copyOf(contexts);
    }
}
