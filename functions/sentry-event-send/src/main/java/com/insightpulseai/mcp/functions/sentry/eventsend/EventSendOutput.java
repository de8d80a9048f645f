package com.insightpulseai.mcp.functions.sentry.eventsend;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** Sentry took the event in. */
public record EventSendOutput(
        @JsonPropertyDescription("Its id at Sentry, 32 hexadecimal digits; it can be found seconds later") String eventId) {
}
