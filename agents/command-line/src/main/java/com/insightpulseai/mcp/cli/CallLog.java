package com.insightpulseai.mcp.cli;

import java.io.PrintWriter;

import com.insightpulseai.mcp.sdk.client.Attempt;
import com.insightpulseai.mcp.sdk.client.CallListener;

/** Writes a line for each request. An {@link Attempt} has no input, result or token, so the line has none either. */
final class CallLog implements CallListener {

    private final PrintWriter err;

    CallLog(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void onAttempt(Attempt attempt) {
        String status = attempt.status().isPresent() ? "status " + attempt.status().getAsInt() : "no response";
        String next = attempt.retriedAfter().map(wait -> ", next request in " + wait.toMillis() + " ms").orElse("");
        err.println(attempt.tool() + ", request " + attempt.number() + ": " + status + " after "
                + attempt.duration().toMillis() + " ms" + next);
        err.flush();
    }
}
