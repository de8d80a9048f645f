package com.insightpulseai.mcp.bench.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.insightpulseai.mcp.bench.BenchDatabase;

/** Keeps the plans by which the statements of requests are carried out, as auto_explain writes them. */
final class Plans {

    private static final String BECOMING_READER = "ops.live_claims";
    /** A search asks many small questions; those of other requests are all of interest. */
    private static final String SEARCH = "words";
    private static final int LONGEST_FILE = 24_000;
    private static final int RELOAD_MILLIS = 1_000;

    private static final Map<String, String> OF_LOGIN = Map.of("session_preload_libraries", "auto_explain",
            "log_min_duration_statement", "0", "log_parameter_max_length", "0");
    private static final Map<String, String> OF_PLANS = Map.of("log_analyze", "on", "log_buffers", "on",
            "log_parameter_max_length", "200", "log_min_duration", "-1");

    private final BenchDatabase database;
    private final ServerLog log;
    private final Path folder;

    Plans(BenchDatabase database, ServerLog log, Path folder) {
        this.database = database;
        this.log = log;
        this.folder = folder;
    }

    /** Lets sessions of a login, those that begin from now on, write durations, and plans once they are asked for. */
    static void prepare(BenchDatabase database, String login) throws SQLException {
        for (Map.Entry<String, String> setting : OF_LOGIN.entrySet()) {
            database.execute("alter role " + login + " set " + setting.getKey() + " = " + setting.getValue());
        }
        for (Map.Entry<String, String> setting : OF_PLANS.entrySet()) {
            database.execute("alter system set auto_explain." + setting.getKey() + " = " + setting.getValue());
        }
        database.execute("select pg_reload_conf()");
    }

    /** Lets sessions that begin from now on write nothing of it. The login's own settings stay. */
    static void forget(BenchDatabase database, String login) throws SQLException {
        for (String setting : OF_LOGIN.keySet()) {
            database.execute("alter role " + login + " reset " + setting);
        }
    }

    /** Writes the plans of a request, one file for all readers. */
    void keep(ConsoleHub hub, ConsoleRequest request) throws SQLException, IOException, InterruptedException {
        boolean search = request.name().contains(SEARCH);
        set("auto_explain.log_nested_statements", search ? "on" : "off");
        set("auto_explain.log_min_duration", search ? "1" : "0");
        StringBuilder text = new StringBuilder("GET " + request.path() + "\n");
        for (Reader reader : Reader.ALL) {
            log.skip();
            hub.ask(reader, request);
            text.append("\n===== ").append(reader.name()).append('\n');
            for (String plan : log.next().plans()) {
                if (!plan.contains(BECOMING_READER)) {
                    text.append('\n').append(plan).append('\n');
                }
            }
        }
        set("auto_explain.log_min_duration", "-1");
        Files.createDirectories(folder);
        String kept = text.length() <= LONGEST_FILE ? text.toString() : text.substring(0, LONGEST_FILE) + "\n…\n";
        Files.writeString(folder.resolve(request.name() + ".txt"), kept, UTF_8);
    }

    private void set(String name, String value) throws SQLException, InterruptedException {
        database.execute("alter system set " + name + " = " + value);
        database.execute("select pg_reload_conf()");
        TimeUnit.MILLISECONDS.sleep(RELOAD_MILLIS);
    }
}
