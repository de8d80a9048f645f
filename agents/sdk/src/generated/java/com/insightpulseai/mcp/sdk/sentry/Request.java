// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.sentry;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Part of {@code sentry/issue.get}.
 *
 * @param method method
 * @param url url
 * @param query Parameters; credentials are withheld
 * @param headers Header fields; credentials are withheld
 * @param cookies Names of the cookies
 * @param body At most 2,000 characters; withheld if it holds credentials
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Request(
        @JsonProperty(value = "method") Optional<String> method,
        @JsonProperty(value = "url") Optional<String> url,
        @JsonProperty(value = "query") List<NamedValue> query,
        @JsonProperty(value = "headers") List<NamedValue> headers,
        @JsonProperty(value = "cookies") List<String> cookies,
        @JsonProperty(value = "body") Optional<String> body) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public Request {
        method = method == null ? Optional.empty() : method;
        url = url == null ? Optional.empty() : url;
        query = query == null ? List.of() : List.copyOf(query);
        headers = headers == null ? List.of() : List.copyOf(headers);
        cookies = cookies == null ? List.of() : List.copyOf(cookies);
        body = body == null ? Optional.empty() : body;
    }
}
