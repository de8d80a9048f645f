package com.insightpulseai.mcp.agents.call;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

import com.insightpulseai.mcp.cli.CommandFailure;
import com.insightpulseai.mcp.cli.ExitCode;
import com.insightpulseai.mcp.cli.TimeBudget;
import com.insightpulseai.mcp.sdk.client.CallOptions;
import com.insightpulseai.mcp.sdk.problem.McpException;
import com.insightpulseai.mcp.sdk.problem.ProblemException;
import com.insightpulseai.mcp.sdk.problem.Unauthenticated;
import com.insightpulseai.mcp.sdk.token.TokenException;

/** Makes calls concurrently, at most eight, within the time of the command. */
public final class Calls implements AutoCloseable {

    private static final int MOST_CONCURRENT = 8;
    /** A tool takes 20 s at most. A provider that is down for longer is a gap, not a reason to wait. */
    private static final Duration LONGEST_CALL = Duration.ofSeconds(25);

    private final TimeBudget time;
    private final ExecutorService threads = Executors.newFixedThreadPool(MOST_CONCURRENT, Calls::daemon);

    public Calls(TimeBudget time) {
        this.time = time;
    }

    /** A call that hangs must not keep the process alive. */
    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "agent-call");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Begins a call.
     *
     * @param subject what it is to find out, in a few words
     * @param call gets options that end with the command's time
     * @return the part when it is asked for; it throws what no other call could do better: a refused token, a defect
     */
    public <T> Supplier<Part<T>> begin(String subject, Function<CallOptions, T> call) {
        return beginPart(subject, options -> new Part.Known<>(call.apply(options)));
    }

    /** Begins a call whose response may be too little to know its subject. */
    public <T> Supplier<Part<T>> beginPart(String subject, Function<CallOptions, Part<T>> call) {
        Future<Part<T>> begun = CompletableFuture.supplyAsync(() -> call.apply(options()), threads);
        return () -> await(subject, begun);
    }

    private CallOptions options() {
        Duration left = time.left();
        return CallOptions.none().withTimeout(left.compareTo(LONGEST_CALL) < 0 ? left : LONGEST_CALL);
    }

    private <T> Part<T> await(String subject, Future<Part<T>> begun) {
        try {
            return begun.get(time.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            return missing(subject, e.getCause());
        } catch (TimeoutException e) {
            begun.cancel(true);
            return new Part.Missing<>(subject, "the time of the command was over");
        } catch (CommandFailure e) {
            return missing(subject, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.INTERRUPTED, "Interrupted.", e);
        }
    }

    private static <T> Part<T> missing(String subject, Throwable failure) {
        if (failure instanceof Unauthenticated || failure instanceof TokenException) {
            throw (McpException) failure;
        } else if (failure instanceof ProblemException problem) {
            return new Part.Missing<>(subject, problem.code() + " (" + problem.status() + "): " + problem.detail());
        } else if (failure instanceof McpException || failure instanceof CommandFailure) {
            return new Part.Missing<>(subject, failure.getMessage());
        } else if (failure instanceof RuntimeException defect) {
            throw defect;
        }
        throw new IllegalStateException(failure);
    }

    /** Ends the calls that still run. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
