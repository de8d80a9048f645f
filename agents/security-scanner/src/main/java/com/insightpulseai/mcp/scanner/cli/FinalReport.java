package com.insightpulseai.mcp.scanner.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

import com.insightpulseai.mcp.cli.ProgramEnd;
import com.insightpulseai.mcp.scanner.report.GateReport;

/**
 * The one report that a job shows. Where a signal or an error comes before it, that is shown in its place, so that the verdict
 * of an earlier run does not stand.
 */
final class FinalReport implements AutoCloseable {

    private static final String CANCELLED = "The job was cancelled before there was a verdict.";
    private static final String FAILED = "The scanner failed before there was a verdict; the job's log says why.";

    /** GitHub's runner sends SIGINT, SIGTERM 7.5 s later, and SIGKILL another 2.5 s later. */
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private final Consumer<GateReport> publication;
    private final Function<String, GateReport> unfinished;
    private final AtomicReference<Thread> publisher = new AtomicReference<>();
    private final CountDownLatch shown = new CountDownLatch(1);
    private final ProgramEnd.LastWork lastWork;

    /** @param unfinished gives the report of a job that ends without another one, by the reason */
    FinalReport(Consumer<GateReport> publication, Function<String, GateReport> unfinished) {
        this.publication = publication;
        this.unfinished = unfinished;
        this.lastWork = ProgramEnd.before(PATIENCE, this::showCancelled);
    }

    /** Shows the first report of the thread. Does not return when the process ends already. */
    void show(GateReport report) {
        if (publisher.compareAndSet(null, Thread.currentThread())) {
            publish(report);
        } else if (publisher.get() != Thread.currentThread()) {
            await(new CountDownLatch(1));
        }
    }

    private void showCancelled() {
        if (publisher.compareAndSet(null, Thread.currentThread())) {
            publish(unfinished.apply(CANCELLED));
        } else {
            await(shown);
        }
    }

    private void publish(GateReport report) {
        try {
            publication.accept(report);
        } finally {
            shown.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (publisher.get() == null) {
            show(unfinished.apply(FAILED));
        }
        lastWork.close();
    }
}
