package com.insightpulseai.mcp.bench.governance;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Processor time by part of the set-up. Which part is busy explains the figures of a small machine. */
final class CpuUse {

    private final Map<String, Supplier<Stream<ProcessHandle>>> parts = new LinkedHashMap<>();

    CpuUse(ProcessHandle hub, ProcessHandle database) {
        parts.put("hub", () -> Stream.of(hub));
        parts.put("database", () -> Stream.concat(Stream.of(database), database.descendants()));
        parts.put("load and stub", () -> Stream.of(ProcessHandle.current()));
    }

    /** Begins to count. */
    Count begin() {
        return new Count(now());
    }

    private Map<String, Map<Long, Double>> now() {
        Map<String, Map<Long, Double>> used = new LinkedHashMap<>();
        parts.forEach((part, processes) -> {
            Map<Long, Double> millis = new HashMap<>();
            processes.get().forEach(process -> millis.put(process.pid(),
                    process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e6));
            used.put(part, millis);
        });
        return used;
    }

    /** What has been used since its beginning. */
    final class Count {

        private final Map<String, Map<Long, Double>> before;

        private Count(Map<String, Map<Long, Double>> before) {
            this.before = before;
        }

        /** @return milliseconds by part; processes that came or went meanwhile, such as a vacuum's, do not count */
        Map<String, Double> millis() {
            Map<String, Double> used = new LinkedHashMap<>();
            now().forEach((part, processes) -> used.put(part, processes.entrySet().stream()
                    .filter(process -> before.get(part).containsKey(process.getKey()))
                    .mapToDouble(process -> process.getValue() - before.get(part).get(process.getKey())).sum()));
            return used;
        }
    }
}
