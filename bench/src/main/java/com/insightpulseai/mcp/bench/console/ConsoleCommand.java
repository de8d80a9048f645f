package com.insightpulseai.mcp.bench.console;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;

import com.insightpulseai.mcp.bench.BenchDatabase;
import com.insightpulseai.mcp.bench.Futures;
import com.insightpulseai.mcp.bench.Machine;
import com.insightpulseai.mcp.bench.Stage;
import com.insightpulseai.mcp.bench.governance.CallPrice;

import io.vertx.core.Vertx;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast the console's API is on millions of events, and what its indexes cost a call. */
@Command(name = "bench/console", sortOptions = false, description = {
        "Fills a database with events of four months, asks a hub for everything that the ops console asks for, as a viewer with "
                + "many events, a viewer without any and an administrator, and takes the times at the database from its log.",
        "Docs: docs/benchmarks.md" })
public final class ConsoleCommand implements Callable<Integer> {

    static final String WITH = "with the console's indexes";
    static final String WITHOUT = "without";

    private static final String LOGIN = "mcp_hub";
    private static final int WARM_UP = 6;
    private static final int CALLERS = 16;
    private static final Set<String> INDEXED = Set.of("events-trace", "events-trace-absent", "events-failed",
            "events-abandoned",
            "events-error-rare", "events-error-absent", "failures-week", "event-related");

    @Option(names = { "-h", "--help" }, usageHelp = true, description = "Shows this help")
    private boolean help;

    @Option(names = "--events", paramLabel = "N", description = "Events of four months (default: 5000000)")
    private long events = 5_000_000;

    @Option(names = "--runs", paramLabel = "N", description = "Runs of each request, whose worst counts (default: 20)")
    private int runs = 20;

    @Option(names = "--keep", paramLabel = "FOLDER", description = "Writes the plans there")
    private Optional<Path> keep = Optional.empty();

    @Option(names = "--data", paramLabel = "FOLDER", description = {
            "Where the database is, and stays for the next run, which does not fill it again (default: a temporary folder)" })
    private Optional<Path> data = Optional.empty();

    @Option(names = "--only", paramLabel = "TEXT", description = "Requests whose name has it, and no price of a call")
    private Optional<String> only = Optional.empty();

    @Option(names = "--seconds", paramLabel = "N", description = "Length of a round of pairs (default: 3)")
    private int seconds = 3;

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds of pairs, whose median counts (default: 7)")
    private int rounds = 7;

    @Option(names = "--hub", paramLabel = "JAR", description = "The hub (default: ${DEFAULT-VALUE})")
    private Path hub = Path.of("hub/target/quarkus-app/quarkus-run.jar");

    /** Runs the benchmark; exits with 1 if it could not be run, whatever the figures. */
    public static void main(String... arguments) {
        System.exit(new CommandLine(new ConsoleCommand()).setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("console: " + failure.getMessage());
            return 1;
        }).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        try (Stage stage = Stage.open()) {
            BenchDatabase database = stage.add(BenchDatabase.start(data.map(Path::toAbsolutePath)
                    .orElse(stage.folder().resolve("postgres"))));
            ConsoleDatabase filled = new ConsoleDatabase(database);
            if (!filled.isFilled()) {
                filled.fill(events);
            }
            Machine.facts(stage.folder()).forEach(ConsoleCommand::fact);
            database.settings().forEach(ConsoleCommand::fact);
            filled.facts().forEach(ConsoleCommand::fact);
            fact("load average before", Machine.load());

            filled.goOn();
            Map<ConsoleRequest, Map<Reader, QueryTimes>> times = ask(stage, database, requests(), keep);
            Map<Integer, Map<String, CallPrice.Price>> prices = new LinkedHashMap<>();
            ConsoleReport report = new ConsoleReport(times);
            System.out.println("\n" + report.queries() + "\n" + report.polls());
            if (only.isEmpty()) {
                BenchDatabase without = database.copy("without_indexes");
                without.execute("drop index ops.run_events_not_ok, ops.run_events_by_error, ops.run_events_by_request");
                System.out.println(ConsoleReport.indexes(times, ask(stage, without,
                        requests().stream().filter(request -> INDEXED.contains(request.name())).toList(), Optional.empty())));
                prices.putAll(prices(stage, database.copy("with_indexes"), without));
                System.out.println(ConsoleReport.prices(prices));
                database.drop("with_indexes");
                database.drop("without_indexes");
            }
            fact("load average after", Machine.load());
            report.misses(prices).forEach(miss -> System.out.println("MISSED: " + miss));
        }
        return 0;
    }

    private List<ConsoleRequest> requests() {
        return ConsoleRequests.ALL.stream().filter(request -> request.name().contains(only.orElse(""))).toList();
    }

    private Map<ConsoleRequest, Map<Reader, QueryTimes>> ask(Stage stage, BenchDatabase database, List<ConsoleRequest> requests,
            Optional<Path> plans)
            throws Exception {
        Plans.prepare(database, LOGIN);
        try (ConsoleHub asked = ConsoleHub.start(stage.folder(), hub, database)) {
            ServerLog log = new ServerLog(database.log());
            Map<ConsoleRequest, Map<Reader, QueryTimes>> times = new LinkedHashMap<>();
            for (ConsoleRequest request : requests) {
                System.err.println("Asking for " + request.name() + " ...");
                for (Reader reader : Reader.ALL) {
                    times.computeIfAbsent(request, key -> new LinkedHashMap<>())
                            .put(reader, QueryTimes.measure(asked, log, reader, request, WARM_UP, runs));
                }
                if (plans.isPresent()) {
                    new Plans(database, log, plans.get()).keep(asked, request);
                }
            }
            return times;
        } finally {
            Plans.forget(database, LOGIN);
        }
    }

    private Map<Integer, Map<String, CallPrice.Price>> prices(Stage stage, BenchDatabase with, BenchDatabase without)
            throws Exception {
        Vertx vertx = Vertx.vertx();
        stage.add(() -> Futures.await(vertx.close()));
        // What the index of statuses is of costs as well.
        without.execute("alter table ops.run_events drop column not_ok cascade");
        without.execute("select ops.show_this_month()");
        List<UUID> operators = with.addOperators(CALLERS);
        without.addOperators(operators);
        UUID like = sample(with);
        Map<String, BenchDatabase> databases = new LinkedHashMap<>();
        databases.put(WITHOUT, without);
        databases.put(WITH, with);
        Map<Integer, Map<String, CallPrice.Price>> prices = new LinkedHashMap<>();
        for (int callers : List.of(1, CALLERS)) {
            System.err.println("Measuring pairs with " + callers + (callers == 1 ? " caller ..." : " callers ..."));
            prices.put(callers, CallPrice.measure(vertx, databases, like, operators.subList(0, callers), rounds,
                    Duration.ofSeconds(seconds)));
        }
        return prices;
    }

    private static UUID sample(BenchDatabase database) throws SQLException {
        return UUID.fromString(database.query("""
                select id from ops.run_events
                 where provider = 'socket' and tool = 'scan.repo' and status = 'ok'
                 order by created_at desc limit 1""").get(0).get("id"));
    }

    private static void fact(String name, Object value) {
        System.out.println(name + ": " + value);
    }
}
