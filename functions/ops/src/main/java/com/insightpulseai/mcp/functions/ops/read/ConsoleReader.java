package com.insightpulseai.mcp.functions.ops.read;

import java.util.UUID;

import com.insightpulseai.mcp.access.Caller;

/**
 * The signed-in user who reads, and what the audit log keeps of the request where that leaves a row. An export goes on reading
 * after the request's own part of the work has ended.
 */
public record ConsoleReader(Caller caller, RequestTrace trace) {

    /** Returns true if an event is the reader's own. */
    public boolean is(UUID callerId) {
        return caller.id().filter(id -> id.equals(callerId)).isPresent();
    }
}
