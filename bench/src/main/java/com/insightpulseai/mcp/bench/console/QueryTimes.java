package com.insightpulseai.mcp.bench.console;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Times of one request, in milliseconds.
 *
 * @param status of the last answer
 * @param database all statements of the request together, of each run, sorted
 * @param hub from the request to its answer, of each run, sorted
 * @param longest the statement that took longest in any run
 */
record QueryTimes(int status, List<Double> database, List<Double> hub, double longest) {

    /** Asks again and again, after runs that are not counted. */
    static QueryTimes measure(ConsoleHub hub, ServerLog log, Reader reader, ConsoleRequest request, int warmUp, int runs)
            throws IOException, InterruptedException {
        for (int i = 0; i < warmUp; i++) {
            hub.ask(reader, request);
        }
        List<Double> database = new ArrayList<>();
        List<Double> answered = new ArrayList<>();
        double longest = 0;
        int status = 0;
        for (int i = 0; i < runs; i++) {
            log.skip();
            long start = System.nanoTime();
            status = hub.ask(reader, request).statusCode();
            answered.add((System.nanoTime() - start) / 1e6);
            ServerLog.Part part = log.next();
            database.add(part.total());
            longest = Math.max(longest, part.longest());
        }
        database.sort(null);
        answered.sort(null);
        return new QueryTimes(status, database, answered, longest);
    }

    double databaseWorst() {
        return database.get(database.size() - 1);
    }

    double databaseMedian() {
        return database.get(database.size() / 2);
    }

    double hubMedian() {
        return hub.get(hub.size() / 2);
    }

    double hubWorst() {
        return hub.get(hub.size() - 1);
    }
}
