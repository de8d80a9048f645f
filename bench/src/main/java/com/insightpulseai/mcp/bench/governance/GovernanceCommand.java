package com.insightpulseai.mcp.bench.governance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import com.insightpulseai.mcp.bench.Machine;
import com.insightpulseai.mcp.bench.Stage;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What governance costs: calls through a hub beside the two SQL statements that it cannot do without. */
@Command(name = "bench/governance", sortOptions = false, description = {
        "Measures governed calls of socket/scan.repo through a hub whose provider answers at once, beside the "
                + "bare begin_call + finish_call pair and a bare INSERT + UPDATE on the same database, in alternating rounds.",
        "Docs: docs/benchmarks.md" })
public final class GovernanceCommand implements Callable<Integer> {

    /** Fewer would take too long to warm the hub up. */
    private static final int WARMING_CALLERS = 16;

    /** New connections, and code that only few callers use. */
    private static final Duration SETTLING = Duration.ofSeconds(2);

    @Option(names = { "-h", "--help" }, usageHelp = true, description = "Shows this help")
    private boolean help;

    @Option(names = "--hub", paramLabel = "JAR", description = "The hub (default: ${DEFAULT-VALUE})")
    private Path hub = Path.of("hub/target/quarkus-app/quarkus-run.jar");

    @Option(names = "--hub-java-option", paramLabel = "OPTION", description = "An option for the hub's Java; repeatable")
    private List<String> hubJavaOptions = new ArrayList<>();

    @Option(names = "--callers", split = ",", paramLabel = "N", description = "Numbers of callers (default: 1,16)")
    private List<Integer> callers = List.of(1, 16);

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds of each subject, whose median counts (default: 5)")
    private int rounds = 5;

    @Option(names = "--seconds", paramLabel = "N", description = "Length of a round (default: 4)")
    private int seconds = 4;

    @Option(names = "--warm-up", paramLabel = "SECONDS", description = {
            "Of each subject with 16 callers or more, before anything is measured (default: 25)" })
    private int warmUp = 25;

    @Option(names = "--round-trip", paramLabel = "MILLIS", description = {
            "Puts the database so far away, for the hub and for the bare pair (default: 0)" })
    private int roundTrip;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the figures there too")
    private Optional<Path> json = Optional.empty();

    /** Runs the benchmark; exits with 1 if it could not be run, whatever the figures. */
    public static void main(String... arguments) {
        System.exit(new CommandLine(new GovernanceCommand()).setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("governance: " + failure.getMessage());
            return 1;
        }).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Map<String, String> facts = new LinkedHashMap<>();
        List<Scenario.Result> results = new ArrayList<>();
        int most = callers.stream().mapToInt(Integer::intValue).reduce(WARMING_CALLERS, Math::max);
        try (Stage stage = Stage.open()) {
            System.err.println("Starting database, simulated provider and hub ...");
            GovernedSetting setting = GovernedSetting.start(stage, hub, hubJavaOptions, roundTrip,
                    most);
            facts.putAll(Machine.facts(stage.folder()));
            facts.putAll(setting.database().settings());
            facts.put("database round trip added", roundTrip + " ms");
            facts.put("load average before", Double.toString(Machine.load()));
            warmUp(setting, most);
            for (int number : callers) {
                results.add(measure(setting, number, false));
                if (number > 1) {
                    results.add(measure(setting, number, true));
                }
            }
            facts.put("load average after", Double.toString(Machine.load()));
        }
        GovernanceReport report = new GovernanceReport(facts, rounds, seconds, results);
        System.out.print(report.text());
        if (json.isPresent()) {
            Files.writeString(json.get(), report.json().encodePrettily() + "\n");
        }
        return 0;
    }

    private void warmUp(GovernedSetting setting, int callers) throws Exception {
        try (Scenario scenario = setting.scenario(callers, false)) {
            System.err.println("Warming up ...");
            scenario.warmUp(Duration.ofSeconds(warmUp));
        }
    }

    private Scenario.Result measure(GovernedSetting setting, int number, boolean oneUser) throws Exception {
        try (Scenario scenario = setting.scenario(number, oneUser)) {
            System.err.println("Measuring " + scenario.name() + " ...");
            scenario.warmUp(SETTLING);
            return scenario.measure(rounds, Duration.ofSeconds(seconds), setting.cpu());
        }
    }
}
