package com.insightpulseai.mcp.bench.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.insightpulseai.mcp.bench.TextTable;
import com.insightpulseai.mcp.bench.governance.CallPrice;

/** Tables of what was measured, and what misses a bar. */
final class ConsoleReport {

    /** Worst time of a request's statements together, at the database. */
    private static final double QUERY_MS = 300;
    /** A poll of an idle page, at the hub. */
    private static final double POLL_MS = 20;
    private static final double MOST_OF_A_PAIR = 1.1;
    private static final int OK = 200;
    private static final List<String> POLLS = List.of("pulse", "events-newer-than-newest");

    private final Map<ConsoleRequest, Map<Reader, QueryTimes>> times;

    ConsoleReport(Map<ConsoleRequest, Map<Reader, QueryTimes>> times) {
        this.times = times;
    }

    /** Times at the database, in milliseconds. */
    String queries() {
        List<String> headings = new ArrayList<>(List.of("request, ms at the database"));
        Reader.ALL.forEach(reader -> headings.addAll(List.of(reader.name() + ": p50", "worst")));
        TextTable table = new TextTable(headings.toArray(String[]::new));
        times.forEach((request, byReader) -> {
            List<String> cells = new ArrayList<>(List.of(request.name()));
            byReader.forEach((reader, measured) -> {
                cells.add(decimal(measured.databaseMedian()));
                cells.add(decimal(measured.databaseWorst()) + (measured.status() == OK ? "" : " (" + measured.status() + ")"));
            });
            table.row(cells.toArray(String[]::new));
        });
        return table.toString();
    }

    /** Times of polls at the hub, in milliseconds. */
    String polls() {
        TextTable table = new TextTable("poll, ms at the hub", "reader", "p50", "worst");
        times.forEach((request, byReader) -> {
            if (POLLS.contains(request.name())) {
                byReader.forEach((reader, measured) -> table.row(request.name(), reader.name(), decimal(measured.hubMedian()),
                        decimal(measured.hubWorst())));
            }
        });
        return table.toString();
    }

    /** Requests that need an index, with it and without, worst times at the database in milliseconds. */
    static String indexes(Map<ConsoleRequest, Map<Reader, QueryTimes>> with,
            Map<ConsoleRequest, Map<Reader, QueryTimes>> without) {
        List<String> headings = new ArrayList<>(List.of("request, worst ms at the database"));
        Reader.ALL.forEach(reader -> headings.addAll(List.of(reader.name() + ": without", "with")));
        TextTable table = new TextTable(headings.toArray(String[]::new));
        without.forEach((request, byReader) -> {
            List<String> cells = new ArrayList<>(List.of(request.name()));
            byReader.forEach((reader, measured) -> {
                cells.add(measured.status() == OK ? decimal(measured.databaseWorst()) : "given up (" + measured.status() + ")");
                cells.add(decimal(with.get(request).get(reader).databaseWorst()));
            });
            table.row(cells.toArray(String[]::new));
        });
        return table.toString();
    }

    /** Figures of the pair for each number of callers. */
    static String prices(Map<Integer, Map<String, CallPrice.Price>> prices) {
        TextTable table = new TextTable("a pair of begin_call and finish_call", "p50 ms", "pairs/s", "database cpu ms");
        prices.forEach((callers, byDatabase) -> byDatabase.forEach((name, price) -> table.row(
                (callers == 1 ? "1 caller, " : callers + " callers, ") + name, decimal(price.p50()),
                String.format(Locale.ROOT, "%.0f", price.throughput()),
                String.format(Locale.ROOT, "%.3f", price.cpuMillis()))));
        return table.toString();
    }

    /** Each bar that is missed, with its figure. */
    List<String> misses(Map<Integer, Map<String, CallPrice.Price>> prices) {
        List<String> misses = new ArrayList<>();
        times.forEach((request, byReader) -> byReader.forEach((reader, measured) -> {
            if (measured.databaseWorst() > QUERY_MS) {
                misses.add(request.name() + " as " + reader.name() + ": " + decimal(measured.databaseWorst())
                        + " ms at the database, its longest statement " + decimal(measured.longest()) + " ms");
            }
            if (POLLS.contains(request.name()) && measured.hubMedian() > POLL_MS) {
                misses.add(request.name() + " as " + reader.name() + ": " + decimal(measured.hubMedian()) + " ms at the hub");
            }
            if (measured.status() >= 500) {
                misses.add(request.name() + " as " + reader.name() + ": answered with " + measured.status());
            }
        }));
        prices.forEach((callers, byDatabase) -> {
            double ratio = byDatabase.get(ConsoleCommand.WITH).cpuMillis() / byDatabase.get(ConsoleCommand.WITHOUT).cpuMillis();
            if (ratio > MOST_OF_A_PAIR) {
                misses.add("a pair with " + callers + " callers: " + decimal(ratio) + " × the database's processor time");
            }
        });
        return misses;
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
    }
}
