// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.sentry;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Part of {@code sentry/issue.get}.
 *
 * @param type Its class
 * @param value Its message, masked, at most 1,000 characters
 * @param module Module of its class
 * @param handled True if the program caught it
 * @param frames Frames of the program itself, latest call first, at most 12; the latest 5 of all where none is its own
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ThrownException(
        @JsonProperty(value = "type") Optional<String> type,
        @JsonProperty(value = "value") Optional<String> value,
        @JsonProperty(value = "module") Optional<String> module,
        @JsonProperty(value = "handled") Optional<Boolean> handled,
        @JsonProperty(value = "frames") List<Frame> frames) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public ThrownException {
        type = type == null ? Optional.empty() : type;
        value = value == null ? Optional.empty() : value;
        module = module == null ? Optional.empty() : module;
        handled = handled == null ? Optional.empty() : handled;
        frames = frames == null ? List.of() : List.copyOf(frames);
    }
}
