package com.insightpulseai.mcp.bench.governance;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

import com.insightpulseai.mcp.bench.Machine;
import com.insightpulseai.mcp.bench.Stage;
import com.insightpulseai.mcp.bench.TextTable;
import com.insightpulseai.mcp.bench.governance.GovernedSetting.Peers;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures what the MCP endpoint costs beside plain HTTP, and how fast it lists tools. */
@Command(name = "bench/mcp", sortOptions = false, description = {
        "Measures socket/scan.repo through a hub whose provider answers at once, over HTTP and as a tool of /mcp, and the list of "
                + "tools, in alternating rounds; with --peer beside the list of another MCP server.",
        "Docs: docs/benchmarks.md" })
public final class McpCommand implements Callable<Integer> {

    private static final int MOST_CALLERS = 16;
    private static final Duration SETTLING = Duration.ofSeconds(2);

    @Option(names = { "-h", "--help" }, usageHelp = true, description = "Shows this help")
    private boolean help;

    @Option(names = "--hub", paramLabel = "JAR", description = "The hub (default: ${DEFAULT-VALUE})")
    private Path hub = Path.of("hub/target/quarkus-app/quarkus-run.jar");

    @Option(names = "--peer", paramLabel = "PORT", description = {
            "Port of another MCP server on loopback, at /mcp; bench/mcp starts one with BENCH_PEER=1" })
    private Optional<Integer> peer = Optional.empty();

    @Option(names = "--proxy", paramLabel = "PORT", description = {
            "Port of mcp-proxy on loopback, before sentry-mcp; bench/mcp starts both with BENCH_PROXY=1" })
    private Optional<Integer> proxy = Optional.empty();

    @Option(names = "--governed-peer", paramLabel = "PORT", description = {
            "Port of a ContextForge on loopback, whose administrator's token is in BENCH_GOVERNED_PEER_TOKEN; bench/mcp starts "
                    + "one with BENCH_GOVERNED_PEER=1" })
    private Optional<Integer> governedPeer = Optional.empty();

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds of each subject, whose median counts (default: 5)")
    private int rounds = 5;

    @Option(names = "--seconds", paramLabel = "N", description = "Length of a round (default: 4)")
    private int seconds = 4;

    @Option(names = "--warm-up", paramLabel = "SECONDS", description = {
            "Of each subject with 16 callers, before anything is measured (default: 20)" })
    private int warmUp = 20;

    /** Runs the benchmark; exits with 1 if it could not be run, whatever the figures. */
    public static void main(String... arguments) {
        System.exit(new CommandLine(new McpCommand()).setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("mcp: " + failure.getMessage());
            return 1;
        }).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        try (Stage stage = Stage.open()) {
            System.err.println("Starting database, simulated provider and hub ...");
            GovernedSetting setting = GovernedSetting.start(stage, hub, List.of(), 0, MOST_CALLERS);
            Peers peers = setting.peers(peer, proxy, governedPeer.map(port -> new GovernedPeer(port,
                    Objects.requireNonNullElse(System.getenv("BENCH_GOVERNED_PEER_TOKEN"), ""))));
            System.out.println("load average before: " + Machine.load());
            System.err.println("Warming up ...");
            try (Scenario scenario = setting.mcpScenario(MOST_CALLERS, peers)) {
                scenario.warmUp(Duration.ofSeconds(warmUp));
            }
            List<Scenario.Result> results = new ArrayList<>();
            for (int callers : List.of(1, MOST_CALLERS)) {
                try (Scenario scenario = setting.mcpScenario(callers, peers)) {
                    System.err.println("Measuring " + scenario.name() + " ...");
                    scenario.warmUp(SETTLING);
                    results.add(scenario.measure(rounds, Duration.ofSeconds(seconds), setting.cpu()));
                }
            }
            System.out.println("load average after: " + Machine.load() + "\n");
            results.forEach(McpCommand::print);
        }
        return 0;
    }

    private static void print(Scenario.Result result) {
        TextTable table = new TextTable(result.scenario(), "calls", "p50 ms", "p99 ms", "calls/s");
        result.figures().forEach((subject, figures) -> table.row(subject, Integer.toString(figures.round().calls()),
                decimal(figures.round().p50()), decimal(figures.round().p99()), decimal(figures.round().throughput())));
        System.out.println(table);
        BenchRound http = result.of(GovernedSetting.GOVERNED);
        BenchRound call = result.of(GovernedSetting.MCP_CALL);
        System.out.println(
                "tools/call beside HTTP: p50 " + decimal(call.p50() - http.p50()) + " ms more (bar: 0.5 with 1 caller), "
                        + decimal(call.throughput() / http.throughput()) + " × the calls (bar: 0.85 with 16)");
        if (result.figures().containsKey(GovernedSetting.PROXY_CALL)) {
            BenchRound proxied = result.of(GovernedSetting.PROXY_CALL);
            System.out.println("governed call over HTTP beside mcp-proxy and sentry-mcp: "
                    + decimal(http.throughput() / proxied.throughput()) + " × the calls (bar: 1 with 16)");
        }
        System.out.println();
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
