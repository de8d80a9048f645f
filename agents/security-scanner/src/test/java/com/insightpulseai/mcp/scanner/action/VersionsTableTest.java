package com.insightpulseai.mcp.scanner.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the script needs Bash")
class VersionsTableTest {

    @TempDir
    Path folder;

    @Test
    void writesTheLinesThatTheActionReads() throws Exception {
        for (String name : List.of("security-scanner-1.2.3-linux-x64", "security-scanner-1.2.3-linux-arm64",
                "security-scanner-1.2.3.jar")) {
            Files.writeString(folder.resolve(name), name);
        }
        Path table = folder.resolve("table");

        int code = run(table, "1.2.3", "https://github.com/acme/ci/releases/download/v1.2.3", folder.toString());

        assertThat(code).isZero();
        assertThat(Files.readAllLines(table)).last().isEqualTo("1.2.3 java security-scanner-1.2.3.jar "
                + ActionScene.sha256("security-scanner-1.2.3.jar"));
        assertThat(Files.readAllLines(table)).contains("release https://github.com/acme/ci/releases/download/v1.2.3")
                .anyMatch(line -> line.startsWith("1.2.3 linux-arm64 security-scanner-1.2.3-linux-arm64 "));
    }

    @Test
    void failsWhereAFileIsMissing() throws Exception {
        assertThat(run(folder.resolve("table"), "1.2.3", "https://example.com", folder.toString())).isNotZero();
    }

    private static int run(Path output, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("bash",
                ActionScene.REPOSITORY.resolve(".ci/release/versions-table").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
