package com.insightpulseai.mcp.bench.forwarded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import com.insightpulseai.mcp.bench.BenchDatabase;
import com.insightpulseai.mcp.bench.DelayedSocket;
import com.insightpulseai.mcp.bench.Futures;
import com.insightpulseai.mcp.bench.Machine;
import com.insightpulseai.mcp.bench.Stage;
import com.insightpulseai.mcp.bench.TextTable;
import com.insightpulseai.mcp.bench.TokenIssuer;
import com.insightpulseai.mcp.bench.lambda.FunctionUrl;
import com.insightpulseai.mcp.bench.lambda.NativeFunction;
import com.insightpulseai.mcp.bench.lambda.RuntimeApi;
import com.insightpulseai.mcp.bench.request.McpCaller;
import com.insightpulseai.mcp.bench.request.PostExchange;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The price of the way through the function {@code mcp} to a tool's own function. */
@Command(name = "bench/forwarded", sortOptions = false, description = {
        "Calls a tool's native function by its URL, and by MCP through the native function mcp, which forwards to that URL. "
                + "The calls alternate, one at a time, with the database and a simulated provider on this machine.",
        "Docs: docs/benchmarks.md" })
public final class ForwardedCommand implements Callable<Integer> {

    private static final String INPUT = "{\"repo\":\"bench\",\"ref\":\"" + DelayedSocket.UNSCANNED + "\"}";

    @Option(names = { "-h", "--help" }, usageHelp = true, description = "Shows this help")
    private boolean help;

    @Option(names = "--tool-executable", paramLabel = "FILE", description = "The tool's function (default: the one built of "
            + "functions/socket-scan-repo)")
    private Optional<Path> toolExecutable = Optional.empty();

    @Option(names = "--mcp-executable", paramLabel = "FILE", description = "The function mcp (default: the one built of "
            + "functions/mcp)")
    private Optional<Path> mcpExecutable = Optional.empty();

    @Option(names = "--calls", paramLabel = "N", description = "Measured calls of each way (default: 1000)")
    private int calls = 1_000;

    @Option(names = "--warm-up", paramLabel = "N", description = "Calls of each way before them (default: 300)")
    private int warmUp = 300;

    @Option(names = "--spawns", paramLabel = "N", description = "How often mcp is started for its first list (default: 10)")
    private int spawns = 10;

    /** Runs the benchmark; exits with 1 if it could not be run, whatever the figures. */
    public static void main(String... arguments) {
        System.exit(new CommandLine(new ForwardedCommand()).setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("forwarded: " + failure.getMessage());
            return 1;
        }).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Path tool = toolExecutable.isPresent() ? toolExecutable.get() : NativeFunction.executable("socket-scan-repo");
        Path mcp = mcpExecutable.isPresent() ? mcpExecutable.get() : NativeFunction.executable("mcp");
        Map<String, String> facts = new LinkedHashMap<>();
        long[] direct = new long[calls];
        long[] forwarded = new long[calls];
        List<FirstList> lists = new ArrayList<>();
        try (Stage stage = Stage.open()) {
            System.err.println("Starting database, simulated provider and functions ...");
            Vertx vertx = Vertx.vertx();
            stage.add(() -> Futures.await(vertx.close()));
            BenchDatabase database = stage.add(BenchDatabase.start(stage.folder().resolve("postgres")));
            DelayedSocket socket = stage.add(DelayedSocket.start(vertx));
            Path config = stage.folder().resolve("provider-config.yaml");
            socket.writeProviderConfig(config);
            TokenIssuer issuer = new TokenIssuer();
            String token = issuer.token(database.addAdministrator(), "ops_admin");
            FunctionUrl toolUrl = url(stage, vertx, tool, toolEnvironment(issuer, config, database));
            Map<String, String> mcpEnvironment = mcpEnvironment(issuer, config, toolUrl);
            FunctionUrl mcpUrl = url(stage, vertx, mcp, mcpEnvironment);
            PostExchange directly = stage.add(new PostExchange(vertx, toolUrl.port(), "/providers/socket/scan.repo", token,
                    Buffer.buffer(INPUT)));
            McpCaller byMcp = stage.add(McpCaller.calling(vertx, mcpUrl.port(), token, McpCaller.MODERN, "socket_scan_repo",
                    new JsonObject(INPUT)));
            facts.putAll(Machine.facts(stage.folder()));
            facts.put("load average before", Double.toString(Machine.load()));
            System.err.println("Calling ...");
            for (int i = -warmUp; i < calls; i++) {
                long first = time(() -> Futures.await(Futures.on(directly.context(), () -> directly.send(answer -> true))));
                long second = time(byMcp::callAndWait);
                if (i >= 0) {
                    direct[i] = first;
                    forwarded[i] = second;
                }
            }
            for (int i = 0; i < spawns; i++) {
                System.err.println("Spawn " + (i + 1) + " of " + spawns + " ...");
                lists.add(FirstList.of(vertx, mcp, mcpEnvironment, token, stage.folder()));
            }
            facts.put("load average after", Double.toString(Machine.load()));
            facts.put("calls recorded as ok", database.query("select count(*) as n from ops.run_events where status = 'ok'")
                    .get(0).get("n") + " of " + 2 * (calls + warmUp));
        }
        facts.forEach((name, value) -> System.out.println(name + ": " + value));
        Arrays.sort(direct);
        Arrays.sort(forwarded);
        TextTable table = new TextTable("call", "p50 ms", "p90 ms", "p99 ms");
        row(table, "the tool's own function", direct);
        row(table, "through mcp", forwarded);
        System.out.println("\n" + table);
        System.out.printf(Locale.ROOT, "More at p50: %.2f ms. To hold: at most 5 ms.%n%n", (forwarded[calls / 2]
                - direct[calls / 2]) / 1e6);
        System.out.println(FirstList.table(lists));
        System.out.println("To hold: spawn to first tools/list under 150 ms, resident under 100 MB.");
        return 0;
    }

    private static long time(Runnable call) {
        long sent = System.nanoTime();
        call.run();
        return System.nanoTime() - sent;
    }

    private static FunctionUrl url(Stage stage, Vertx vertx, Path executable, Map<String, String> environment)
            throws Exception {
        RuntimeApi api = stage.add(RuntimeApi.start(vertx, next -> {
        }));
        Path log = stage.folder().resolve(executable.getFileName() + ".log");
        NativeFunction function = stage.add(NativeFunction.start(List.of(executable.toAbsolutePath().toString()), environment,
                api, stage.folder(), log));
        try {
            Futures.await(api.firstNext());
        } catch (IllegalStateException e) {
            throw function.explained(e);
        }
        return stage.add(FunctionUrl.start(vertx, api));
    }

    private static Map<String, String> toolEnvironment(TokenIssuer issuer, Path config, BenchDatabase database)
            throws Exception {
        Map<String, String> environment = issuerEnvironment(issuer, config);
        environment.put("QUARKUS_DATASOURCE_REACTIVE_URL",
                "postgresql://127.0.0.1:" + database.port() + "/" + database.name());
        environment.put("QUARKUS_DATASOURCE_USERNAME", "mcp_socket");
        environment.put("QUARKUS_DATASOURCE_PASSWORD", database.password("mcp_socket"));
        return environment;
    }

    private static Map<String, String> mcpEnvironment(TokenIssuer issuer, Path config, FunctionUrl toolUrl) {
        Map<String, String> environment = issuerEnvironment(issuer, config);
        environment.put("QUARKUS_DATASOURCE_ACTIVE", "false");
        environment.put("MCP_ENDPOINT_ALLOWED_HOSTS", "*");
        environment.put("MCP_ENDPOINT_TOOL_URLS", "socket/scan.repo=" + toolUrl.address() + "/");
        return environment;
    }

    private static Map<String, String> issuerEnvironment(TokenIssuer issuer, Path config) {
        return new HashMap<>(Map.of("SUPABASE_URL", issuer.supabaseUrl(), "SUPABASE_JWKS", issuer.jwks(), "PROVIDER_CONFIG",
                config.toString(), "DISABLE_SIGNAL_HANDLERS", "true"));
    }

    private static void row(TextTable table, String name, long[] sorted) {
        table.row(name, millis(sorted[sorted.length / 2]), millis(sorted[sorted.length * 9 / 10]),
                millis(sorted[sorted.length * 99 / 100]));
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.2f", nanos / 1e6);
    }
}
