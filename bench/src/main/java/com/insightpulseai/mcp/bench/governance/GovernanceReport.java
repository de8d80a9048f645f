package com.insightpulseai.mcp.bench.governance;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.insightpulseai.mcp.bench.TextTable;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The figures, for people and for programs. */
record GovernanceReport(Map<String, String> facts, int rounds, int seconds, List<Scenario.Result> results) {

    private static final String BARS = """
            To hold, beside the floor: p50 without the provider at most 2.0 with one request, 2.6 with two, 2.2 with a cached result
            at 1 caller; throughput at least 0.36 with one request, 0.30 with two at 16 callers; of the bare pair at least 0.75 at 1
            caller, 0.65 at 16.
            """;

    /**
     * How a subject compares with the floor.
     *
     * @param p50 median latency without the provider's own time, as a multiple of the floor's
     * @param p50Whole median latency with it, likewise
     * @param throughput calls per second as a fraction of the floor's pairs per second
     */
    private record Ratios(String scenario, String subject, double p50, double p50Whole, double throughput) {

        static Ratios of(Scenario.Result result, String subject, double provider) {
            BenchRound floor = result.of(GovernedSetting.FLOOR);
            BenchRound call = result.of(subject);
            return new Ratios(result.scenario(), subject, (call.p50() - provider) / floor.p50(),
                    call.p50() / floor.p50(), call.throughput() / floor.throughput());
        }

        static Ratios ofGoverned(Scenario.Result result, String governed, String provider) {
            return of(result, governed, result.of(provider).p50());
        }
    }

    String text() {
        StringBuilder text = new StringBuilder();
        facts.forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
        text.append("\nMedian of %d rounds of %d s each, in turn; processor time is per call.\n".formatted(rounds, seconds));
        results.forEach(result -> text.append('\n').append(result.scenario()).append("\n\n").append(table(result)));
        text.append("\nRatios to the floor\n\n").append(ratioTable()).append('\n').append(BARS);
        return text.toString();
    }

    private static TextTable table(Scenario.Result result) {
        TextTable table = new TextTable("", "calls", "p50 ms", "p99 ms", "calls/s", "hub cpu ms", "database cpu ms",
                "load and stub cpu ms");
        result.figures().forEach((subject, figures) -> {
            BenchRound round = figures.round();
            List<String> cpu = figures.cpuMillisPerCall().values().stream().map(millis -> decimal(millis, 3)).toList();
            table.row(subject, Integer.toString(round.calls()), decimal(round.p50(), 2), decimal(round.p99(), 2),
                    decimal(round.throughput(), 0), cpu.get(0), cpu.get(1), cpu.get(2));
        });
        return table;
    }

    private TextTable ratioTable() {
        TextTable table = new TextTable("", "p50 without provider", "p50", "throughput");
        ratios().forEach(ratio -> table.row(ratio.scenario() + ": " + ratio.subject(), decimal(ratio.p50(), 2),
                decimal(ratio.p50Whole(), 2), decimal(ratio.throughput(), 2)));
        return table;
    }

    private List<Ratios> ratios() {
        return results.stream().flatMap(result -> List.of(
                Ratios.of(result, GovernedSetting.BARE, 0),
                Ratios.ofGoverned(result, GovernedSetting.GOVERNED, GovernedSetting.PROVIDER),
                Ratios.ofGoverned(result, GovernedSetting.GOVERNED_TWO, GovernedSetting.PROVIDER_TWO),
                Ratios.ofGoverned(result, GovernedSetting.GOVERNED_CACHED, GovernedSetting.PROVIDER_CACHED)).stream()).toList();
    }

    JsonObject json() {
        JsonArray scenarios = new JsonArray();
        for (Scenario.Result result : results) {
            JsonObject subjects = new JsonObject();
            result.figures().forEach((subject, figures) -> subjects.put(subject, new JsonObject()
                    .put("calls", figures.round().calls())
                    .put("p50_ms", figures.round().p50())
                    .put("p99_ms", figures.round().p99())
                    .put("calls_per_second", figures.round().throughput())
                    .put("cpu_ms_per_call", new JsonObject(Map.copyOf(figures.cpuMillisPerCall())))));
            scenarios.add(new JsonObject().put("scenario", result.scenario()).put("subjects", subjects));
        }
        JsonArray ratios = new JsonArray();
        ratios().forEach(ratio -> ratios.add(new JsonObject().put("scenario", ratio.scenario())
                .put("subject", ratio.subject()).put("p50_without_provider", ratio.p50()).put("p50", ratio.p50Whole())
                .put("throughput", ratio.throughput())));
        return new JsonObject().put("facts", new JsonObject(Map.copyOf(facts))).put("rounds", rounds)
                .put("seconds_per_round", seconds).put("scenarios", scenarios).put("ratios_to_floor", ratios);
    }

    private static String decimal(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
