package com.insightpulseai.mcp.scanner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

/** Progress on the standard error stream. */
class ProgressLineTest {

    private final StringWriter err = new StringWriter();
    private final AtomicLong nanos = new AtomicLong();

    private ProgressLine line(boolean isRedrawn, int width) {
        return new ProgressLine(new PrintWriter(err), isRedrawn, width, nanos::get);
    }

    @Test
    void aStepThatIsSoonOverLeavesNoLineInALog() {
        try (ProgressLine line = line(false, 80)) {
            line.step("Scanning 3 files");
        }
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aLongStepIsALineForEachPeriod() {
        try (ProgressLine line = line(false, 80)) {
            line.step("Scanning 3 files");
            nanos.set(10_000_000_000L);
            line.tick();
            nanos.set(20_000_000_000L);
            line.tick();
        }
        assertThat(err.toString()).isEqualToNormalizingNewlines("Scanning 3 files (10 s)\nScanning 3 files (20 s)\n");
    }

    @Test
    void aTerminalHasOneLineThatEndsEmpty() {
        try (ProgressLine line = line(true, 20)) {
            line.step("Scanning 3 files of acme/web");
            line.tick();
        }
        assertThat(err.toString()).isEqualTo("\r\u001b[K| Scanning 3 files \r\u001b[K/ Scanning 3 files \r\u001b[K");
    }
}
