package com.insightpulseai.mcp.bench.governance;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Processor time used so far, by part of the set-up. Which part is busy explains the figures of a small machine. */
final class CpuUse {

    private final Map<String, Supplier<Stream<ProcessHandle>>> parts = new LinkedHashMap<>();

    CpuUse(ProcessHandle hub, ProcessHandle database) {
        parts.put("hub", () -> Stream.of(hub));
        parts.put("database", () -> Stream.concat(Stream.of(database), database.descendants()));
        parts.put("load and stub", () -> Stream.of(ProcessHandle.current()));
    }

    /** @return milliseconds by part */
    Map<String, Double> millis() {
        Map<String, Double> used = new LinkedHashMap<>();
        parts.forEach((part, processes) -> used.put(part, processes.get()
                .mapToDouble(process -> process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e6).sum()));
        return used;
    }
}
