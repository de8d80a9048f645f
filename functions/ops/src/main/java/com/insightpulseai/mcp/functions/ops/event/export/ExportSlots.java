package com.insightpulseai.mcp.functions.ops.event.export;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.insightpulseai.mcp.web.problem.ProblemException;

/** Counts exports in progress. A process has few at once and a caller one, so that they leave the database to others. */
@ApplicationScoped
class ExportSlots {

    /** Exports of a process. */
    static final int MOST = 2;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final Set<UUID> callers = new HashSet<>();

    /**
     * Begins an export.
     *
     * @return ends it
     * @throws ProblemException {@code busy}, when there are too many
     */
    synchronized Runnable take(UUID caller) {
        if (callers.contains(caller)) {
            throw ProblemException.busy("Another export of this caller is in progress; it has to end first.", RETRY_AFTER);
        }
        if (callers.size() == MOST) {
            throw ProblemException.busy("Too many exports are in progress.", RETRY_AFTER);
        }
        callers.add(caller);
        return () -> giveBack(caller);
    }

    private synchronized void giveBack(UUID caller) {
        callers.remove(caller);
    }
}
