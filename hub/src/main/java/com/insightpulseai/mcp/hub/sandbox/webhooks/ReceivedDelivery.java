package com.insightpulseai.mcp.hub.sandbox.webhooks;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * One webhook that arrived.
 *
 * @param id of the message, the same each time it is delivered; absent in Slack's form
 * @param type of the event; absent in Slack's form
 * @param verified whether it carries a signature that is fresh and made with the sandbox's secret
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ReceivedDelivery(Optional<String> id, Optional<String> type, Instant receivedAt, JsonNode body,
        boolean verified) {
}
