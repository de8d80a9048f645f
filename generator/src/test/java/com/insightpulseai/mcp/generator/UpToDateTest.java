package com.insightpulseai.mcp.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

/** {@code ./generate --check}, as part of the build. */
class UpToDateTest {

    @Test
    void everyGeneratedFileIsAsItHasToBe() {
        assertThat(Generation.of(Checkout.at(Path.of(".."))).stale()).as("run ./generate").isEmpty();
    }
}
