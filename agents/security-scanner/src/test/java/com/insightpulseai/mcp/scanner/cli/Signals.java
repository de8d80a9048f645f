package com.insightpulseai.mcp.scanner.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;

/** Signals to a program under test. */
final class Signals {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String IGNORED = "SigIgn:";
    private static final int INTERRUPT = 2;

    private Signals() {
    }

    static void send(String signal, Process process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    }

    /** Leaves a test out in a build that a script has started in the background: its programs inherit that INT is ignored. */
    static void assumeHeard(String signal) throws IOException {
        if (signal.equals("INT") && Files.isReadable(STATUS)) {
            String ignored = Files.readAllLines(STATUS).stream().filter(line -> line.startsWith(IGNORED)).findFirst()
                    .orElse(IGNORED + "0").substring(IGNORED.length()).strip();
            assumeTrue(!new BigInteger(ignored, 16).testBit(INTERRUPT - 1), "INT is ignored, as below nohup");
        }
    }
}
