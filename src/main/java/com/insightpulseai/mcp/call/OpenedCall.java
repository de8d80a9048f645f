package com.insightpulseai.mcp.call;

import java.time.Duration;
import java.util.Optional;

import com.insightpulseai.mcp.access.Caller;
import com.insightpulseai.mcp.config.ToolPolicy;
import com.insightpulseai.mcp.platform.Deadline;
import com.insightpulseai.mcp.tool.AnswerBound;
import com.insightpulseai.mcp.tool.RequiredRole;
import com.insightpulseai.mcp.web.IdempotencyKey;

/**
 * A call whose caller and tool are known, and of which nothing is on record yet.
 *
 * @param schemaVersion the version of the tool's schema that the call speaks
 * @param maxStale the longest age of an answer that may replace a failing provider's, within the tool's bounds; empty: none may
 * @param requiredRole the tool's role, or the higher one that the input asks for
 * @param maxAnswerBytes what the answer may have, in bytes of JSON
 * @param largeBody whether the body has more than 64 KiB: work on all of it is not for an event loop
 * @param idempotencyKey the request's key, by which it may be sent again
 */
public record OpenedCall(ToolPolicy policy, Caller caller, String schemaVersion, Optional<Duration> maxStale,
        RequiredRole requiredRole, int maxAnswerBytes, boolean largeBody, Optional<IdempotencyKey> idempotencyKey) {

    /** A call whose answer may be as large as any. */
    public static OpenedCall of(ToolPolicy policy, Caller caller, String schemaVersion, Optional<Duration> maxStale) {
        return of(policy, caller, schemaVersion, maxStale, AnswerBound.LARGEST);
    }

    /**
     * @param maxStale the longest age of an answer that the caller accepts of a failing provider
     * @param maxAnswerBytes what the caller accepts of an answer
     */
    public static OpenedCall of(ToolPolicy policy, Caller caller, String schemaVersion, Optional<Duration> maxStale,
            int maxAnswerBytes) {
        Optional<Duration> bounded = policy.maxStale()
                .flatMap(longest -> maxStale.map(asked -> asked.compareTo(longest) < 0 ? asked : longest));
        return new OpenedCall(policy, caller, schemaVersion, bounded, new RequiredRole("The tool", policy.minRole()),
                maxAnswerBytes, false, Optional.empty());
    }

    /** The same with the key of its request. */
    public OpenedCall withKey(Optional<IdempotencyKey> key) {
        return new OpenedCall(policy, caller, schemaVersion, maxStale, requiredRole, maxAnswerBytes, largeBody, key);
    }

    /** The same, whose input asks for this role; the tool's own counts where it is the higher one. */
    OpenedCall requiring(RequiredRole role) {
        return requiredRole.least().atLeast(role.least()) ? this
                : new OpenedCall(policy, caller, schemaVersion, maxStale, role, maxAnswerBytes, largeBody,
                        idempotencyKey);
    }

    OpenedCall withLargeBody() {
        return new OpenedCall(policy, caller, schemaVersion, maxStale, requiredRole, maxAnswerBytes, true,
                idempotencyKey);
    }

    /** The database admitted it; from here on the tool's time runs. */
    AdmittedCall admitted(Admission.Admitted admission) {
        return new AdmittedCall(this, admission, Deadline.in(policy.timeout()));
    }
}
