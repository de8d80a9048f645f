package com.insightpulseai.mcp.bench.coldstart;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import com.insightpulseai.mcp.bench.TextTable;

/**
 * The way from spawn to the first governed answer in steps, as database and provider see them through relays. A relay costs a
 * tenth of a millisecond each way, so these are other spawns than those whose whole way is measured.
 *
 * @param steps milliseconds by step, in order; empty where a step could not be told from the next
 */
record TimedStart(Map<String, Optional<Double>> steps) {

    /** Where the function finds its database and, if it is one that can be put behind a relay, its provider. */
    record Relays(TimedRelay database, Optional<TimedRelay> provider) {

        void forgetAll() {
            database.forgetAll();
            provider.ifPresent(TimedRelay::forgetAll);
        }

        /** To be called when the function has started and its first event has not been handed out yet. */
        SeenStart started(long at) {
            SeenStart started = new SeenStart(database.firstConnection(), database.lastReply(), at);
            database.forget();
            return started;
        }
    }

    /** Times that were seen before the first event. */
    record SeenStart(OptionalLong connected, OptionalLong connectionReady, long askedForEvent) {
    }

    static TimedStart of(long spawned, SeenStart started, Relays relays, long answered) {
        OptionalLong begin = relays.database().firstRequest();
        OptionalLong provider = relays.provider().map(TimedRelay::firstConnection).orElse(OptionalLong.empty());
        OptionalLong provided = relays.provider().map(TimedRelay::lastReply).orElse(OptionalLong.empty());
        OptionalLong asked = OptionalLong.of(started.askedForEvent());
        Map<String, Optional<Double>> steps = new LinkedHashMap<>();
        steps.put("runtime and framework, until the database is connected to", between(OptionalLong.of(spawned),
                started.connected()));
        steps.put("connection to the database, its login and the first query", between(started.connected(),
                started.connectionReady()));
        steps.put("rest of the start, until an event is asked for", between(started.connectionReady(), asked));
        steps.put("first request: read, signature of the token, input", between(asked, begin));
        steps.put("begin_call, until the provider is connected to", between(begin, provider));
        steps.put("provider: connection, request, response", between(provider, provided));
        steps.put("result, finish_call, answer", between(provided, OptionalLong.of(answered)));
        steps.put("all", between(OptionalLong.of(spawned), OptionalLong.of(answered)));
        return new TimedStart(steps);
    }

    private static Optional<Double> between(OptionalLong from, OptionalLong to) {
        return from.isPresent() && to.isPresent()
                ? Optional.of((to.getAsLong() - from.getAsLong()) / 1e6)
                : Optional.empty();
    }

    /** Median and worst of each step. */
    static TextTable table(List<TimedStart> starts) {
        TextTable table = new TextTable("step", "median ms", "worst ms");
        starts.get(0).steps().keySet().forEach(step -> {
            double[] sorted = starts.stream().flatMap(start -> start.steps().get(step).stream())
                    .mapToDouble(Double::doubleValue).sorted().toArray();
            table.row(step, sorted.length == 0 ? "–" : decimal(median(sorted)),
                    sorted.length == 0 ? "–" : decimal(Arrays.stream(sorted).max().orElseThrow()));
        });
        return table;
    }

    private static double median(double[] sorted) {
        return (sorted[sorted.length / 2] + sorted[(sorted.length - 1) / 2]) / 2;
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
