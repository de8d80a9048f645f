package com.insightpulseai.mcp.scanner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.insightpulseai.mcp.scanner.HubStub;

/** The list of files that a scan would send. */
class ListCommandTest {

    @TempDir
    Path folder;

    private final HubStub hub = new HubStub();
    private TestRepository repository;

    @BeforeEach
    void prepare() throws IOException {
        repository = TestRepository.withChange(Files.createDirectory(folder.resolve("repository")));
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    private ScannerProgram.Ended list(String... options) throws Exception {
        String[] arguments = new String[options.length + 2];
        arguments[0] = "list";
        arguments[1] = repository.folder().toString();
        System.arraycopy(options, 0, arguments, 2, options.length);
        return ScannerProgram.inThisProcess(folder).run(hub, arguments);
    }

    @Test
    void saysWhatIsSentAndWhyNotTheRest() throws Exception {
        repository.add("node_modules/a/package.json", "{}").add("empty/package.json", "").add("mix.lock", "%{}\n");

        ScannerProgram.Ended ended = list();

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out().lines()).anyMatch(line -> line.matches("send +package\\.json \\(\\d+ bytes\\)"))
                .anyMatch(line -> line.matches("skip +empty/package\\.json: empty"))
                .anyMatch(line -> line.startsWith("skip") && line.contains("node_modules"))
                .anyMatch(line -> line.matches("unsupported +mix\\.lock: looks like a lockfile"));
        assertThat(hub.calls("scan.repo")).isEmpty();
    }

    @Test
    void programsGetDigestsToo() throws Exception {
        JsonNode list = new ObjectMapper().readTree(list("--format", "json").out());

        assertThat(list.path("send")).singleElement().satisfies(file -> {
            assertThat(file.path("path").asText()).isEqualTo("package.json");
            assertThat(file.path("sha256").asText()).matches("[0-9a-f]{64}");
        });
    }

    @Test
    void readsACommitWithoutCheckingItOut() throws Exception {
        assertThat(list("--commit", "base").out()).contains("package.json (3 bytes)");
    }

    @Test
    void aConflictIsListedWithItsLine() throws Exception {
        repository.add("package.json", "{\n<<<<<<< ours\n}\n");

        assertThat(list().out()).contains("merge conflict in line 2");
    }

    @Test
    void nothingToSendIsACodeOfItsOwn() throws Exception {
        repository.git("rm", "--quiet", "package.json");

        assertThat(list().exitCode()).isEqualTo(3);
    }
}
