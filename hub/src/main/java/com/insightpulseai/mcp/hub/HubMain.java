package com.insightpulseai.mcp.hub;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

import com.insightpulseai.mcp.hub.connection.ConnectionGuard;
import com.insightpulseai.mcp.hub.run.StartRefused;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/**
 * The hub's process. What kind of hub it is depends on the environment and is settled before Quarkus starts, because
 * Quarkus reads its configuration only then.
 */
@QuarkusMain
public final class HubMain {

    private static final long LONGEST_SHUTDOWN_SECONDS = 30;

    // Held, because a logger that nobody refers to forgets its level.
    private static final Logger ROOT = Logger.getLogger("");

    private static volatile Optional<Hub> running = Optional.empty();

    private final Started started = new Started();
    private final CountDownLatch quarkusEnded = new CountDownLatch(1);
    private volatile boolean quarkusBegun;
    private volatile boolean stopping;

    private HubMain() {
    }

    /** Runs until a signal, or until something needed cannot be had: then the exit code is 1. */
    public static void main(String... arguments) {
        new HubMain().run(arguments);
    }

    /** @return the hub of this process; empty outside of a process started by {@link #main} */
    static Optional<Hub> running() {
        return running;
    }

    private void run(String... arguments) {
        // Until Quarkus has set up the log, records pile up, to be dumped around the one line that says why there is no hub.
        // Quarkus sets the level that is configured when it does.
        ROOT.setLevel(Level.OFF);
        ConnectionGuard.enable();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "hub-stop"));
        try {
            Hub hub = Hub.start(HubSettings.from(System.getenv()), started);
            hub.properties().forEach(System::setProperty);
            running = Optional.of(hub);
        } catch (StartRefused e) {
            // A start that Ctrl-C cut short fails too, and has nothing to explain.
            if (!stopping) {
                System.err.println(e.getMessage());
            }
            System.exit(1);
        }
        quarkusBegun = true;
        Quarkus.run(HubApplication.class, this::ended, arguments);
    }

    private void ended(int exitCode, Throwable failure) {
        quarkusEnded.countDown();
        if (failure != null) {
            StartFailure.report(failure, System.err);
        }
        if (LaunchMode.current() == LaunchMode.DEVELOPMENT) {
            // A live reload ends the application, not the process, and begins a new one.
            started.stop();
        } else {
            System.exit(exitCode);
        }
    }

    /** Calls in flight still need the database, so it goes after Quarkus, whose own shutdown runs at the same time. */
    private void stop() {
        stopping = true;
        try {
            if (quarkusBegun && !quarkusEnded.await(LONGEST_SHUTDOWN_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("Calls did not end within " + LONGEST_SHUTDOWN_SECONDS + " s; stopping all the same.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        started.stop();
    }
}
