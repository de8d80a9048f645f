package com.insightpulseai.mcp.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class StartedTest {

    private final List<String> stopped = new ArrayList<>();
    private final Started started = new Started();

    @Test
    void stopsTheNewestFirstAndEachOnce() {
        started.add(() -> stopped.add("database"));
        started.add(() -> stopped.add("sandbox"));

        started.stop();
        started.stop();

        assertThat(stopped).containsExactly("sandbox", "database");
    }

    @Test
    void stopsTheRestWhenOnePartFails() {
        started.add(() -> stopped.add("database"));
        started.add(() -> {
            throw new IllegalStateException("stuck");
        });

        started.stop();

        assertThat(stopped).containsExactly("database");
    }

    @Test
    void stopsAtOnceWhatStartsDuringTheStop() {
        started.stop();
        started.add(() -> stopped.add("late"));
        assertThat(stopped).containsExactly("late");
    }
}
