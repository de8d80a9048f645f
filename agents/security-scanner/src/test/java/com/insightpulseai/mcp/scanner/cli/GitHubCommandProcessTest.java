package com.insightpulseai.mcp.scanner.cli;

import java.nio.file.Path;

import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A cancelled job replaces an earlier verdict. */
@DisabledOnOs(OS.WINDOWS)
class GitHubCommandProcessTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({ "INT,130", "TERM,143" })
    void aCancelledJobLeavesNoEarlierVerdict(String signal, int exitCode) throws Exception {
        CancelledGate.check(folder, ScannerProgram.javaCommand(), signal, exitCode);
    }
}
