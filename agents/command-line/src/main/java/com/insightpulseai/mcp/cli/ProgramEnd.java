package com.insightpulseai.mcp.cli;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The end of the process, also by a signal: first the work that a command does not leave undone, then the deletion of files
 * that are not whole.
 */
public final class ProgramEnd {

    static final ProgramEnd OF_PROCESS = new ProgramEnd();

    private final List<LastWork> works = new CopyOnWriteArrayList<>();
    private final List<Runnable> deletions = new CopyOnWriteArrayList<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(OF_PROCESS::run, "program-end"));
    }

    /** Work that is done if the process ends before this is closed. */
    public final class LastWork implements AutoCloseable {

        private final Duration most;
        private final Runnable work;

        private LastWork(Duration most, Runnable work) {
            this.most = most;
            this.work = work;
        }

        private void run() {
            Thread thread = new Thread(work, "last-work");
            thread.setDaemon(true);
            thread.start();
            try {
                thread.join(most.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            works.remove(this);
        }
    }

    /**
     * Registers work for a signal; the command itself goes on beside it.
     *
     * @param most time that the process waits for it: those who send a signal kill it after a few seconds
     */
    public static LastWork before(Duration most, Runnable work) {
        LastWork last = OF_PROCESS.new LastWork(most, work);
        OF_PROCESS.works.add(last);
        return last;
    }

    void atLast(Runnable deletion) {
        deletions.add(deletion);
    }

    private void run() {
        works.forEach(LastWork::run);
        deletions.forEach(Runnable::run);
    }
}
