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

    /** What a statement answers that has to wait for the holder's transaction. */
    static <T> T answerAfterCommit(Connection holder, Connection waiter, Callable<T> statement) throws Exception {
        int backend = (int) Database.query(waiter, "select pg_backend_pid() as pid").get(0).get("pid");
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<T> answer = thread.submit(statement);
            while (Database.query("select 1 where cardinality(pg_blocking_pids(?)) > 0", backend).isEmpty()) {
                if (answer.isDone()) {
                    throw new AssertionError("answered without waiting: " + answer.get());
                }
                Thread.onSpinWait();
            }
            holder.commit();
            return answer.get();
        } finally {
            thread.shutdownNow();
        }
    }
}
