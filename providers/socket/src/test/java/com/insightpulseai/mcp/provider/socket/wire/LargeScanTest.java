package com.insightpulseai.mcp.provider.socket.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scan may be larger than the memory there is for it. */
class LargeScanTest {

    private static final long SCAN_BYTES = 200L << 20;
    private static final String HEAP = "-Xmx128m";

    @TempDir
    Path folder;

    @Test
    void readsAScanOf200MegabytesInAHeapOf128() throws Exception {
        Path output = folder.resolve("output.txt");
        Path errors = folder.resolve("errors.txt");
        Process reader = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), HEAP,
                "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-cp", System.getProperty("java.class.path"),
                SmallHeap.class.getName(), Long.toString(SCAN_BYTES)).redirectOutput(output.toFile())
                .redirectError(errors.toFile()).start();
        try {
            assertThat(reader.waitFor(90, TimeUnit.SECONDS)).as("it ends").isTrue();
            assertThat(reader.exitValue()).as(Files.readString(errors, UTF_8)).isZero();
            String[] found = Files.readString(output, UTF_8).strip().split(" ");
            assertThat(Integer.parseInt(found[0])).isGreaterThan(500_000);
            assertThat(Integer.parseInt(found[1])).isGreaterThan(300);
            assertThat(found[2]).isEqualTo("true");
        } finally {
            reader.destroyForcibly();
        }
    }
}
