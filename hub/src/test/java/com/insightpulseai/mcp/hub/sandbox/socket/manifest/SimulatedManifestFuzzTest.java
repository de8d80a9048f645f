package com.insightpulseai.mcp.hub.sandbox.socket.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Whatever a file holds, it is read, and every name lies within it.
 * <p>
 * Input: the file's name in the first line, its content after it.
 */
class SimulatedManifestFuzzTest {

    @FuzzTest
    void everyNameLiesWithinTheFile(byte[] input) {
        int line = 0;
        while (line < input.length && input[line] != '\n') {
            line++;
        }
        String path = new String(input, 0, line, StandardCharsets.UTF_8);
        byte[] content = line < input.length ? Arrays.copyOfRange(input, line + 1, input.length) : new byte[0];

        SimulatedManifest manifest = SimulatedManifest.read(path, content);

        assertThat(manifest.packages()).allSatisfy(named -> {
            assertThat(named.start()).isBetween(0, named.end());
            assertThat(named.end()).isLessThanOrEqualTo(content.length);
        });
    }
}
