package com.insightpulseai.mcp.health;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.insightpulseai.mcp.health.HealthRepository.Snapshot;

/**
 * How everything is that calls depend on.
 *
 * @param providers those asked for, by name
 * @param detailed whether the caller may see more than status words and times
 */
public record HealthReport(List<Snapshot> providers, Part database, Part vault, boolean detailed) {

    /**
     * Something of our own.
     *
     * @param latency how long it took to answer, where that was measured
     * @param message why it is so, in one sentence
     */
    public record Part(HealthStatus status, Optional<Duration> latency, String message) {

        static Part ok(Optional<Duration> latency, String message) {
            return new Part(HealthStatus.OK, latency, message);
        }

        static Part down(String message) {
            return new Part(HealthStatus.DOWN, Optional.empty(), message);
        }
    }

    /** The worst of all parts. */
    public HealthStatus status() {
        return Collections.max(Stream.concat(Stream.of(database.status(), vault.status()),
                providers.stream().map(provider -> provider.health().status())).toList());
    }
}
