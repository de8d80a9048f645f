package com.insightpulseai.mcp.migrations.audit;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Says on a terminal how far a verification is, twice a second. */
final class Progress {

    private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(500);
    private static final int CHECK_EVERY = 1024;

    private final Optional<PrintWriter> terminal;
    private long total;
    private long done;
    private long startedAt;
    private long saidAt;

    /** @param terminal empty without one */
    Progress(Optional<PrintWriter> terminal) {
        this.terminal = terminal;
    }

    void begin(long events) {
        total = events;
        startedAt = System.nanoTime();
        saidAt = startedAt;
    }

    void advance() {
        done++;
        if (done % CHECK_EVERY == 0 && terminal.isPresent() && System.nanoTime() - saidAt > PERIOD) {
            saidAt = System.nanoTime();
            double seconds = (saidAt - startedAt) / 1e9;
            terminal.get().printf("\r%,d of %,d events, %,.0f a second ", done, total, done / seconds);
            terminal.get().flush();
        }
    }

    void end() {
        terminal.ifPresent(screen -> {
            screen.print("\r\u001b[K");
            screen.flush();
        });
    }
}
