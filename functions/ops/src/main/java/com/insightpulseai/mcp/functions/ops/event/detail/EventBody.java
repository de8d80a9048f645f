package com.insightpulseai.mcp.functions.ops.event.detail;

import java.time.OffsetDateTime;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Input and result of an event, redacted as the audit log has them.
 *
 * @param payload JSON
 * @param result JSON; null where there is none
 * @param recorded the look is a row of the audit log
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventBody(OffsetDateTime now, Object payload, Object result, boolean recorded) {
}
