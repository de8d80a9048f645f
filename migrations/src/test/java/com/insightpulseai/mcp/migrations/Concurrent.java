package com.insightpulseai.mcp.migrations;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Statements of several connections at the same time. */
final class Concurrent {

    // For a lock, or, looking again and again, for the first attempt of an event.
    private static final String WAITING = """
            select where cardinality(pg_blocking_pids(?)) > 0
                or exists (select from pg_stat_activity where pid = ? and wait_event = 'PgSleep')
            """;

    private Concurrent() {
    }

    /** Does the work as often as there are clients, beginning in all of them together. */
    static <T> List<T> atOnce(int clients, Callable<T> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(clients);
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            Callable<T> together = () -> {
                start.await();
                return work.call();
            };
            List<T> answers = new ArrayList<>();
            for (Future<T> client : threads.invokeAll(Collections.nCopies(clients, together))) {
                answers.add(client.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    /** The result of a statement that has to wait for the holder's transaction. */
    static <T> T answerAfterCommit(Connection holder, Connection waiter, Callable<T> statement) throws Exception {
        return answerAfterCommit(holder, waiter, statement, "select 1");
    }

    /** The same, where the holder commits no sooner than a query of the database has a row. */
    static <T> T answerAfterCommit(Connection holder, Connection waiter, Callable<T> statement, String ready)
            throws Exception {
        int backend = (int) Database.query(waiter, "select pg_backend_pid() as pid").get(0).get("pid");
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<T> answer = thread.submit(statement);
            while (Database.query(WAITING, backend, backend).isEmpty()) {
                if (answer.isDone()) {
                    throw new AssertionError("answered without waiting: " + answer.get());
                }
                Thread.onSpinWait();
            }
            while (Database.query(ready).isEmpty()) {
                Thread.onSpinWait();
            }
            holder.commit();
            return answer.get();
        } finally {
            thread.shutdownNow();
        }
    }
}
