package com.insightpulseai.mcp.scanner.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import com.insightpulseai.mcp.cli.StandardStreams;
import com.insightpulseai.mcp.scanner.scan.ScanProgress;

/**
 * Shows people who wait that the program works: on a terminal one line that is redrawn, elsewhere a line for each ten seconds
 * of a step, so that a job's log is not silent and not full. All of it goes to the standard error stream.
 */
final class ProgressLine implements ScanProgress, AutoCloseable {

    private static final Duration REDRAWING = Duration.ofMillis(120);
    private static final Duration LINES = Duration.ofSeconds(10);
    private static final String[] SPINNER = { "|", "/", "-", "\\" };
    private static final String CLEAR = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean isRedrawn;
    private final int width;
    private final LongSupplier nanoTime;
    private final ScheduledExecutorService clock;
    private String step = "";
    private long begun;
    private int ticks;

    /** Begins to show steps; to be closed before anything else is written. */
    static ProgressLine of(StandardStreams streams) {
        ProgressLine line = new ProgressLine(streams.err(), streams.terminal().errorInteractive(), streams.terminal().width(),
                System::nanoTime);
        Duration period = line.isRedrawn ? REDRAWING : LINES;
        line.clock.scheduleAtFixedRate(line::tick, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
        return line;
    }

    ProgressLine(PrintWriter err, boolean isRedrawn, int width, LongSupplier nanoTime) {
        this.err = err;
        this.isRedrawn = isRedrawn;
        this.width = width;
        this.nanoTime = nanoTime;
        this.clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public synchronized void step(String text) {
        step = text;
        begun = nanoTime.getAsLong();
        if (isRedrawn) {
            tick();
        }
    }

    /** Redraws the line, or adds one. */
    synchronized void tick() {
        if (step.isEmpty()) {
            return;
        }
        String text = step + " (" + Duration.ofNanos(nanoTime.getAsLong() - begun).toSeconds() + " s)";
        if (isRedrawn) {
            String line = SPINNER[ticks++ % SPINNER.length] + " " + text;
            err.print(CLEAR + (line.length() < width ? line : line.substring(0, width - 1)));
        } else {
            err.println(text);
        }
        err.flush();
    }

    /** Ends the line; what follows begins on an empty one. */
    @Override
    public void close() {
        clock.shutdownNow();
        synchronized (this) {
            if (isRedrawn && !step.isEmpty()) {
                err.print(CLEAR);
                err.flush();
            }
            step = "";
        }
    }
}
