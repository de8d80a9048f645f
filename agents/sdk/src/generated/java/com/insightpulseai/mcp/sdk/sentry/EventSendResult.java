// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.sentry;

import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Result of {@code sentry/event.send}.
 *
 * @param eventId Its id at Sentry, 32 hexadecimal digits; it can be found seconds later
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record EventSendResult(
        @JsonProperty(value = "event_id", required = true) String eventId) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public EventSendResult {
        Objects.requireNonNull(eventId, "event_id");
    }
}
