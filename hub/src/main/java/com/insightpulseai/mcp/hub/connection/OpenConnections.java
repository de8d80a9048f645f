package com.insightpulseai.mcp.hub.connection;

import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * All connections of clients. When there are too many, the one that has been idle longest makes room for the new one: clients
 * that hold connections without requests cannot keep others out. Safe for concurrent event loops.
 */
final class OpenConnections {

    private final Set<GuardedConnection> open = ConcurrentHashMap.newKeySet();
    private final Map<CloseReason, LongAdder> closed = new EnumMap<>(CloseReason.class);
    private volatile int max = Integer.MAX_VALUE;

    OpenConnections() {
        for (CloseReason reason : CloseReason.values()) {
            closed.put(reason, new LongAdder());
        }
    }

    /** Limits how many may be open from now on. */
    void limit(int max) {
        this.max = max;
    }

    void opened(GuardedConnection connection) {
        open.add(connection);
        // Another event loop may close the same one, so that one more has to go.
        while (open.size() > max) {
            Optional<GuardedConnection> victim = open.stream()
                    .filter(other -> other != connection && other.isIdle())
                    .min(Comparator.comparingLong(GuardedConnection::idleSince));
            if (victim.isEmpty()) {
                close(connection, CloseReason.REFUSED);
                return;
            }
            close(victim.get(), CloseReason.EVICTED);
        }
    }

    void closed(GuardedConnection connection) {
        open.remove(connection);
    }

    void close(GuardedConnection connection, CloseReason reason) {
        if (open.remove(connection)) {
            closed.get(reason).increment();
            connection.close();
        }
    }

    /**
     * Closes the connections whose time is over.
     *
     * @param now as {@link System#nanoTime()}
     */
    void sweep(long now, Duration headerTimeout, Duration idleTimeout) {
        for (GuardedConnection connection : open) {
            if (connection.isIdle()) {
                if (connection.waitsForHeaders() && now - connection.headersSince() > headerTimeout.toNanos()) {
                    close(connection, CloseReason.SLOW_HEADERS);
                } else if (now - connection.idleSince() > idleTimeout.toNanos()) {
                    close(connection, CloseReason.IDLE);
                }
            }
        }
    }

    int size() {
        return open.size();
    }

    /** How many have been closed for this reason. */
    long closedFor(CloseReason reason) {
        return closed.get(reason).sum();
    }
}
