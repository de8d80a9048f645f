package com.insightpulseai.mcp.call;

import java.util.Optional;

import com.insightpulseai.mcp.access.Caller;
import com.insightpulseai.mcp.access.OpsRole;
import com.insightpulseai.mcp.config.ToolPolicy;

/**
 * What is written of a call before it may run.
 *
 * @param least the role that the call needs
 * @param payload the redacted input, JSON
 * @param requestId the caller's trace id, or ours
 * @param refusal set when the call is refused whatever the database says; a row, but no quota and no secret
 * @param question set where the last answer to it may be handed out in place of a refusal
 */
record CallRecord(ToolPolicy policy, OpsRole least, Caller caller, String payload, String requestId,
        Optional<Refusal> refusal, Optional<Question> question) {

    /**
     * @param code the problem's code
     * @param detail JSON that explains it, without any value of the input
     */
    record Refusal(String code, String detail) {
    }
}
