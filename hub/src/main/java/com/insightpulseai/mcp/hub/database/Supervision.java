package com.insightpulseai.mcp.hub.database;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import org.jboss.logging.Logger;

/** Watches a server and has it started again whenever it is gone, with growing pauses while that fails. */
final class Supervision {

    /** What is watched. */
    interface Server {
        boolean running() throws IOException;

        void restart() throws IOException;
    }

    private static final Logger LOG = Logger.getLogger(Supervision.class);
    // Asked for rather than waited for: in a container nobody may reap the dead server, and then its exit never shows.
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Server server;
    private final Thread watcher;
    // Held while the server is being started, so that ending never overlaps with a start.
    private final Lock starting = new ReentrantLock();
    private boolean ended;

    Supervision(Server server) {
        this.server = server;
        this.watcher = new Thread(this::watch, "postgres-supervision");
        this.watcher.setDaemon(true);
        this.watcher.start();
    }

    /** @return whether this call ended the supervision; false when it had ended before */
    boolean end() {
        starting.lock();
        try {
            boolean first = !ended;
            ended = true;
            return first;
        } finally {
            starting.unlock();
        }
    }

    private void watch() {
        Duration pause = BETWEEN_LOOKS;
        try {
            while (true) {
                Thread.sleep(pause.toMillis());
                starting.lock();
                try {
                    if (ended) {
                        return;
                    }
                    if (!server.running()) {
                        server.restart();
                    }
                    pause = BETWEEN_LOOKS;
                } catch (IOException e) {
                    Duration doubled = pause.multipliedBy(2);
                    pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
                    LOG.errorf("%s; next try in %d ms.", e.getMessage(), pause.toMillis());
                } finally {
                    starting.unlock();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
