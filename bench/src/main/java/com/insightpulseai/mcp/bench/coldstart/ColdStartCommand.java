package com.insightpulseai.mcp.bench.coldstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;

import com.insightpulseai.mcp.bench.BenchDatabase;
import com.insightpulseai.mcp.bench.DelayedSocket;
import com.insightpulseai.mcp.bench.Futures;
import com.insightpulseai.mcp.bench.Machine;
import com.insightpulseai.mcp.bench.Stage;
import com.insightpulseai.mcp.bench.TextTable;
import com.insightpulseai.mcp.bench.TokenIssuer;
import com.insightpulseai.mcp.bench.coldstart.TimedStart.Relays;
import com.insightpulseai.mcp.bench.lambda.FunctionUrlEvent;
import com.insightpulseai.mcp.bench.lambda.NativeFunction;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long a caller waits for a function that has to be started first. */
@Command(name = "bench/cold-start", sortOptions = false, description = {
        "Starts a tool's native function again and again under a Lambda runtime API, with its database and a simulated "
                + "provider on this machine, and measures the way from spawn to the first governed answer.",
        "socket/scan.repo meets a provider that answers at once, every other tool the provider of the hub's sandbox.",
        "Docs: docs/benchmarks.md" })
public final class ColdStartCommand implements Callable<Integer> {

    private static final String SCAN = "socket/scan.repo";
    private static final String DATABASE_URL = "QUARKUS_DATASOURCE_REACTIVE_URL";

    @Option(names = { "-h", "--help" }, usageHelp = true, description = "Shows this help")
    private boolean help;

    @Option(names = "--tool", paramLabel = "PROVIDER/TOOL", description = "The tool (default: socket/scan.repo)")
    private String tool = SCAN;

    @Option(names = "--input", paramLabel = "JSON", description = "Input of any other tool (default: {})")
    private String input = "{}";

    @Option(names = "--executable", paramLabel = "FILE", description = {
            "The native function (default: functions/<provider>-<tool>/target/*-runner)" })
    private Optional<Path> executable = Optional.empty();

    @Option(names = "--argument", paramLabel = "ARGUMENT", description = "An argument for it, such as -Xmn8m; repeatable")
    private List<String> arguments = new ArrayList<>();

    @Option(names = "--spawns", paramLabel = "N", description = "How often to start it (default: 10)")
    private int spawns = 10;

    @Option(names = "--warm-calls", paramLabel = "N", description = "Invocations after the first of each, at least 1 (default: 200)")
    private int warmCalls = 200;

    @Option(names = "--timed-starts", paramLabel = "N", description = {
            "Further spawns that are timed in steps, with database and provider behind relays (default: 5)" })
    private int timedStarts = 5;

    @Option(names = "--two-requests", description = "Lets socket/scan.repo find a scan, which takes two requests to the provider")
    private boolean twoRequests;

    /** Runs the benchmark; exits with 1 if it could not be run, whatever the figures. */
    public static void main(String... arguments) {
        System.exit(new CommandLine(new ColdStartCommand()).setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("cold-start: " + failure.getMessage());
            return 1;
        }).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Path function = executable.isPresent() ? executable.get() : NativeFunction.executable(tool.replaceAll("[/.]", "-"));
        Map<String, String> facts = new LinkedHashMap<>();
        List<Spawn> measured = new ArrayList<>();
        List<TimedStart> timed = new ArrayList<>();
        try (Stage stage = Stage.open()) {
            System.err.println("Starting database and simulated provider ...");
            Vertx vertx = Vertx.vertx();
            stage.add(() -> Futures.await(vertx.close()));
            BenchDatabase database = stage.add(BenchDatabase.start(stage.folder().resolve("postgres")));
            TokenIssuer issuer = new TokenIssuer();
            String token = issuer.token(database.addAdministrator(), "ops_admin");
            Buffer event = FunctionUrlEvent.ofTool(tool, token, tool.equals(SCAN) ? scan() : input);
            String login = "mcp_" + tool.substring(0, tool.indexOf('/'));
            Map<String, String> environment = new HashMap<>(Map.of(
                    "SUPABASE_URL", issuer.supabaseUrl(),
                    "SUPABASE_JWKS", issuer.jwks(),
                    DATABASE_URL, databaseUrl(database.port(), database),
                    "QUARKUS_DATASOURCE_USERNAME", login,
                    "QUARKUS_DATASOURCE_PASSWORD", database.password(login),
                    "DISABLE_SIGNAL_HANDLERS", "true"));
            Optional<DelayedSocket> socket = tool.equals(SCAN) ? Optional.of(stage.add(DelayedSocket.start(vertx)))
                    : Optional.empty();
            environment.putAll(socket.isPresent() ? configured(stage, "provider-config.yaml", socket.get().port())
                    : simulateProviders(stage, database));
            List<String> command = new ArrayList<>(List.of(function.toAbsolutePath().toString()));
            command.addAll(arguments);
            facts.putAll(Machine.facts(stage.folder()));
            facts.put("load average before", Double.toString(Machine.load()));
            for (int i = 0; i < spawns; i++) {
                System.err.println("Spawn " + (i + 1) + " of " + spawns + " ...");
                measured.add(Spawn.of(vertx, command, environment, event, warmCalls, stage.folder()));
            }
            if (timedStarts > 0) {
                Relays relays = new Relays(stage.add(TimedRelay.start(vertx, database.port())),
                        socket.isPresent() ? Optional.of(stage.add(TimedRelay.start(vertx, socket.get().port())))
                                : Optional.empty());
                environment.put(DATABASE_URL, databaseUrl(relays.database().port(), database));
                // Then the steps follow each other.
                environment.put(NativeFunction.INITIALIZATION_TYPE, "provisioned-concurrency");
                if (relays.provider().isPresent()) {
                    environment.putAll(configured(stage, "relayed-provider-config.yaml", relays.provider().get().port()));
                }
                for (int i = 0; i < timedStarts; i++) {
                    System.err.println("Timed start " + (i + 1) + " of " + timedStarts + " ...");
                    timed.add(Spawn.timed(vertx, command, environment, event, relays, stage.folder()));
                }
            }
            facts.put("load average after", Double.toString(Machine.load()));
            facts.put("executable", String.format(Locale.ROOT, "%.1f MB", Files.size(function) / 1e6));
            facts.put("governed calls recorded as ok", recorded(database));
        }
        facts.forEach((name, value) -> System.out.println(name + ": " + value));
        System.out.println("\n" + table(measured));
        if (!timed.isEmpty()) {
            System.out.println(TimedStart.table(timed));
        }
        System.out.println("To hold: spawn to first governed answer under 150 ms, resident under 100 MB.");
        return 0;
    }

    private String scan() {
        return "{\"repo\":\"bench\",\"ref\":\"" + (twoRequests ? DelayedSocket.SCANNED : DelayedSocket.UNSCANNED) + "\"}";
    }

    private static String databaseUrl(int port, BenchDatabase database) {
        return "postgresql://127.0.0.1:" + port + "/" + database.name();
    }

    private static Map<String, String> configured(Stage stage, String file, int socketPort) throws IOException {
        Path providerConfig = stage.folder().resolve(file);
        DelayedSocket.writeProviderConfig(providerConfig, socketPort);
        return Map.of("PROVIDER_CONFIG", providerConfig.toString());
    }

    private static Map<String, String> simulateProviders(Stage stage, BenchDatabase database) throws Exception {
        Map<String, String> environment = new HashMap<>();
        // The names that MicroProfile Config looks a property up by in the environment.
        stage.add(database.simulateProviders()).properties()
                .forEach((name, value) -> environment.put(name.replaceAll("\\W", "_").toUpperCase(Locale.ROOT), value));
        return environment;
    }

    private String recorded(BenchDatabase database) throws Exception {
        String count = database.query("select count(*) as n from ops.run_events where status = 'ok'").get(0).get("n");
        return count + " of " + (spawns * (1 + warmCalls) + timedStarts);
    }

    private static TextTable table(List<Spawn> spawns) {
        TextTable table = new TextTable("spawn", "to first next ms", "to first answer ms", "warm p50 ms", "warm p99 ms",
                "first resident MB", "warm resident MB");
        for (int i = 0; i < spawns.size(); i++) {
            Spawn spawn = spawns.get(i);
            row(table, Integer.toString(i + 1), figure -> figure.applyAsDouble(spawn));
        }
        row(table, "median", figure -> {
            double[] sorted = spawns.stream().mapToDouble(figure).sorted().toArray();
            return (sorted[sorted.length / 2] + sorted[(sorted.length - 1) / 2]) / 2;
        });
        row(table, "worst", figure -> spawns.stream().mapToDouble(figure).max().orElseThrow());
        return table;
    }

    private static void row(TextTable table, String name, ToDoubleFunction<ToDoubleFunction<Spawn>> value) {
        table.row(name, decimal(value.applyAsDouble(Spawn::firstNext)), decimal(value.applyAsDouble(Spawn::firstAnswer)),
                decimal(value.applyAsDouble(Spawn::warmP50)), decimal(value.applyAsDouble(Spawn::warmP99)),
                decimal(value.applyAsDouble(Spawn::residentFirst)), decimal(value.applyAsDouble(Spawn::residentWarm)));
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
