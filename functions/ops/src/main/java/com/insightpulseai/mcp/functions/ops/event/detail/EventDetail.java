package com.insightpulseai.mcp.functions.ops.event.detail;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import com.insightpulseai.mcp.functions.ops.event.EventRow;
import com.insightpulseai.mcp.functions.ops.event.refusal.Why;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * One event without input and result.
 *
 * @param looks of administrators at input and result, the newest 20; for administrators
 * @param why of a call that was refused or failed
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventDetail(OffsetDateTime now, ClaimedEvent event, BodyAccess body, List<Look> looks, Why why) {

    /** An event with what the token said. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ClaimedEvent(@JsonUnwrapped EventRow event, String issuer, Map<String, Object> claims) {
    }

    /** The way in which the reader may see input and result. */
    @RegisterForReflection
    public enum BodyAccess {
        OWN,
        /** The event is of another caller, so an administrator reads it. */
        LOOK_IS_RECORDED;

        @JsonValue
        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A look at input and result of another caller's event. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Look(UUID callerId, String name, OffsetDateTime at) {
    }
}
