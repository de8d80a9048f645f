package com.insightpulseai.mcp.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {

    private static final long NOW = 1_795_900_000_123L;

    private final AtomicLong clock = new AtomicLong(NOW);
    private final TimeOrderedIds ids = new TimeOrderedIds(clock::get);

    @Test
    void beginWithTheMillisecondsAndHaveVersionAndVariant() {
        UUID id = ids.next();

        assertThat(millis(id)).isEqualTo(NOW);
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
    }

    /** The last moment that 48 bits hold is in the year 10889. */
    @Test
    void holdTheLargestTime() {
        clock.set((1L << 48) - 1);

        assertThat(millis(ids.next())).isEqualTo((1L << 48) - 1);
    }

    @Test
    void ascendWithinAMillisecondEvenWhenItsCounterIsUsedUp() {
        List<String> made = new ArrayList<>();
        for (int count = 0; count < 10_000; count++) {
            made.add(ids.next().toString());
        }

        assertThat(made).isSorted().doesNotHaveDuplicates();
        assertThat(millis(UUID.fromString(made.get(2_047)))).isEqualTo(NOW);
        assertThat(millis(UUID.fromString(made.get(9_999)))).isBetween(NOW + 1, NOW + 3);
    }

    @Test
    void ascendWhenTheClockIsSetBack() {
        UUID before = ids.next();
        clock.set(NOW - 60_000);

        assertThat(ids.next().toString()).isGreaterThan(before.toString());
    }

    @Test
    void followTheClock() {
        ids.next();
        clock.set(NOW + 5);

        assertThat(millis(ids.next())).isEqualTo(NOW + 5);
    }

    @Test
    void ofTwoProcessesDifferWithinTheSameMillisecond() {
        TimeOrderedIds other = new TimeOrderedIds(clock::get);
        Set<UUID> made = new HashSet<>();
        for (int count = 0; count < 1_000; count++) {
            made.add(ids.next());
            made.add(other.next());
        }

        assertThat(made).hasSize(2_000);
    }

    @Test
    void ofSeveralThreadsDiffer() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<List<UUID>> work = () -> {
                List<UUID> own = new ArrayList<>();
                for (int count = 0; count < 5_000; count++) {
                    own.add(ids.next());
                }
                return own;
            };
            Set<UUID> made = new HashSet<>();
            for (Future<List<UUID>> own : threads.invokeAll(List.of(work, work, work, work, work, work, work, work))) {
                assertThat(own.get()).map(UUID::toString).isSorted();
                made.addAll(own.get());
            }

            assertThat(made).map(UUID::getMostSignificantBits).doesNotHaveDuplicates().hasSize(40_000);
        } finally {
            threads.shutdown();
        }
    }

    private static long millis(UUID id) {
        return id.getMostSignificantBits() >>> 16;
    }
}
