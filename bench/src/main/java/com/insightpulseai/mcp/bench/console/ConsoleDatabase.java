package com.insightpulseai.mcp.bench.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.insightpulseai.mcp.bench.BenchDatabase;

/** A database with events of four months, and all that a monitor makes of them. */
final class ConsoleDatabase {

    private static final int CONNECTIONS = 2;
    private static final String FILLING = """
            set synchronous_commit = off; set work_mem = '256MB'; set maintenance_work_mem = '256MB'; set timezone = 'UTC'; """;

    private final BenchDatabase database;

    ConsoleDatabase(BenchDatabase database) {
        this.database = database;
    }

    /** Returns true if the events of an earlier run are there. */
    boolean isFilled() throws SQLException {
        return !database.query("select 1 where to_regclass('bench.filled') is not null").isEmpty();
    }

    /** Fills the database; takes minutes. Prints what each step took. */
    void fill(long events) throws Exception {
        database.execute("drop schema if exists bench cascade");
        database.execute("alter system set max_wal_size = '8GB'");
        database.execute("select pg_reload_conf()");
        step("callers and tools", () -> database.execute(resource("prepare.sql")));
        database.execute("""
                insert into bench.setting
                select %d, date_trunc('second', now()) - interval '120 days', date_trunc('second', now())""".formatted(events));
        step("events", this::fillMonths);
        step("health, quotas and alerts", () -> database.execute(resource("finish.sql")));
        step("words, and statistics of calls", this::fillWordsAndStatistics);
        step("vacuum analyze", () -> database.execute("vacuum analyze"));
        database.execute("alter system reset max_wal_size");
        database.execute("select pg_reload_conf()");
        database.execute("checkpoint");
        database.execute("create table bench.filled ()");
    }

    /** Adds the events since the last fill, and what a monitor makes of them. */
    void goOn() throws SQLException {
        database.execute("call bench.go_on()");
    }

    /** Sizes on which the figures depend. */
    Map<String, String> facts() throws SQLException {
        return database.query("""
                select (select sum(c.reltuples)::bigint from pg_class c where c.relname ~ '^run_events_[0-9]{6}$') as events,
                       (select pg_size_pretty(sum(pg_table_size(c.oid))) from pg_class c
                         where c.relname ~ '^run_events_[0-9]{6}$') as "size of events",
                       (select pg_size_pretty(sum(pg_indexes_size(c.oid))) from pg_class c
                         where c.relname ~ '^run_events_[0-9]{6}$') as "size of their indexes",
                       (select pg_size_pretty(sum(pg_total_relation_size(c.oid))) from pg_class c
                         where c.relname ~ '^event_words_[0-9]{6}$') as "size of words",
                       (select pg_size_pretty(pg_total_relation_size('ops.call_stats')
                                              + pg_total_relation_size('ops.caller_stats'))) as "size of statistics" """)
                .get(0);
    }

    private void fillMonths() throws Exception {
        concurrently(months().stream().map(month -> (Step) () -> database.execute(FILLING + "call bench.fill_month('" + month
                + "')")).toList());
    }

    private void fillWordsAndStatistics() throws Exception {
        List<Step> steps = new ArrayList<>();
        steps.add(() -> repeat("select more from ops.roll_up_calls(400000)"));
        for (String month : months()) {
            steps.add(() -> database.execute(FILLING + "call bench.fill_words('" + month + "')"));
        }
        concurrently(steps);
        database.execute("call bench.words_filled()");
        database.query("select ops.drop_expired_stats(10000000)");
    }

    private List<String> months() throws SQLException {
        return database.query("""
                select m from bench.setting s,
                       generate_series(date_trunc('month', s.began, 'UTC'), s.ended, interval '1 month', 'UTC') m""")
                .stream().map(row -> row.get("m")).toList();
    }

    private static void concurrently(List<Step> steps) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Future<Void>> running = new ArrayList<>();
            for (Step step : steps) {
                running.add(workers.submit(() -> {
                    step.run();
                    return null;
                }));
            }
            for (Future<Void> step : running) {
                step.get();
            }
        } catch (ExecutionException failure) {
            throw new IOException("The database was not filled: " + failure.getCause().getMessage(), failure.getCause());
        } finally {
            workers.shutdownNow();
        }
    }

    /** Until there is nothing more to do; each in a transaction of its own, as a monitor's round is. */
    private void repeat(String query) throws SQLException {
        boolean more = true;
        while (more) {
            more = "t".equals(database.query(query).get(0).get("more"));
        }
    }

    private static void step(String name, Step step) throws Exception {
        long start = System.nanoTime();
        System.err.print("Making " + name + " ... ");
        step.run();
        System.err.printf(Locale.ROOT, "%.0f s%n", Duration.ofNanos(System.nanoTime() - start).toMillis() / 1e3);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ConsoleDatabase.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private interface Step {
        void run() throws Exception;
    }
}
