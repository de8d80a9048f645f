package com.insightpulseai.mcp.hub;

import java.util.ArrayDeque;
import java.util.Deque;

import org.jboss.logging.Logger;

/** What has been started, to be stopped in reverse order. Used by the main thread and by the one that a signal starts. */
final class Started {

    private static final Logger LOG = Logger.getLogger(Started.class);

    private final Deque<AutoCloseable> newestFirst = new ArrayDeque<>();
    private boolean stopping;

    /** Adds a part; when everything is being stopped already, it is stopped at once. */
    <T extends AutoCloseable> T add(T part) {
        synchronized (newestFirst) {
            if (!stopping) {
                newestFirst.addFirst(part);
                return part;
            }
        }
        close(part);
        return part;
    }

    /** Stops all parts. The second call finds nothing left. */
    void stop() {
        Deque<AutoCloseable> parts;
        synchronized (newestFirst) {
            stopping = true;
            parts = new ArrayDeque<>(newestFirst);
            newestFirst.clear();
        }
        parts.forEach(Started::close);
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.warnf("Not stopped cleanly: %s", e.getMessage());
        }
    }
}
