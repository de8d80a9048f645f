package com.insightpulseai.mcp.functions.ops.event.refusal;

import java.time.OffsetDateTime;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.insightpulseai.mcp.functions.ops.alert.AlertContext.AlertCheck;
import com.insightpulseai.mcp.functions.ops.alert.OpsAlert;
import com.insightpulseai.mcp.functions.ops.event.EventRow;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Why a call was refused or failed, for a person.
 *
 * @param sentence what decided
 * @param rule the line of {@code provider-config.yaml} that decided, as it is now; null where it was none
 * @param helps what would have helped
 * @param wouldPassNow {@code yes}, {@code no} or {@code unknown}
 * @param quota of a call that was refused for its quota
 * @param alert that was open on the provider's health, where the provider was known to be down
 * @param checks the last ones before the call, where the provider was known to be down; oldest first
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Why(String sentence, ConfigLine rule, Roles role, String helps, String wouldPassNow, UsedQuota quota,
        OpsAlert alert, List<AlertCheck> checks) {

    /** A line of {@code provider-config.yaml}, by its path. */
    @RegisterForReflection
    public record ConfigLine(String path, String value) {
    }

    /**
     * The caller's role.
     *
     * @param inForce when the call was decided about; {@code none} without one
     * @param now null where it is not known to this reader
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Roles(String inForce, String now) {
    }

    /**
     * The quota in the window of the call.
     *
     * @param used calls that are counted in it; null where that is not known any more
     * @param calls at most 10 that were counted before this one, newest first
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record UsedQuota(String quotaClass, int limit, long windowS, OffsetDateTime windowStart, OffsetDateTime windowEnd,
            Integer used, List<EventRow> calls) {
    }
}
