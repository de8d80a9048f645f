package com.insightpulseai.mcp.functions.ops.event.detail;

import java.time.OffsetDateTime;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.insightpulseai.mcp.functions.ops.alert.OpsAlert;
import com.insightpulseai.mcp.functions.ops.event.EventRow;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Events around an event, as far as the reader sees it.
 *
 * @param sameRequest at most 20 others with the same request id, newest first
 * @param before at most five calls of the same caller before it, newest first
 * @param after at most five calls of the same caller after it, newest first
 * @param sameFailure null where the call neither failed nor was refused
 * @param alerts of the provider that were open at that time
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RelatedEvents(OffsetDateTime now, List<EventRow> sameRequest, List<EventRow> before, List<EventRow> after,
        SameFailure sameFailure, List<OpsAlert> alerts) {

    /**
     * Calls of the same tool that ended alike within 15 minutes before or after, the event itself among them.
     *
     * @param calls at most 1,000
     * @param callers for an administrator
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SameFailure(int calls, boolean capped, Integer callers, OffsetDateTime firstAt, OffsetDateTime lastAt) {
    }
}
