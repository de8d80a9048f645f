package com.insightpulseai.mcp.monitor.seal;

import java.util.Optional;

import com.insightpulseai.mcp.seal.NextSeal;
import com.insightpulseai.mcp.seal.Seal;

import io.quarkus.logging.Log;

/** The last seal that this process made: if the database has lost or changed it, someone else has done that. */
class SealMemory {

    private Optional<Seal> last = Optional.empty();

    synchronized void remember(Seal seal) {
        last = Optional.of(seal);
    }

    /** Logs an error where the chain ends before the last seal of this process, or goes on from another one in its place. */
    synchronized void compare(NextSeal next) {
        last.ifPresent(seal -> {
            boolean removed = next.sequence() <= seal.sequence();
            boolean replaced = next.sequence() == seal.sequence() + 1
                    && !next.previous().equals(Optional.of(seal.hash()));
            if (removed || replaced) {
                Log.errorf("The database has %s seal %d of the audit log, which this process made: run verify-audit",
                        removed ? "lost" : "changed", seal.sequence());
                last = Optional.empty();
            }
        });
    }
}
