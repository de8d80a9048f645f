package com.insightpulseai.mcp.scanner.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.insightpulseai.mcp.scanner.HubStub;
import com.insightpulseai.mcp.scanner.HubStub.Call;

/** A repository with a change, scanned beside a stub of the hub. */
abstract class ScannedChange {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    final HubStub hub = new HubStub();
    TestRepository repository;

    @BeforeEach
    void prepare() throws IOException {
        repository = TestRepository.withChange(Files.createDirectory(folder.resolve("repository")));
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    final ScannerProgram.Ended scan(String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("scan", repository.folder().toString()));
        arguments.addAll(List.of(options));
        return ScannerProgram.inThisProcess(folder).run(hub, arguments.toArray(String[]::new));
    }

    /** Scans, and returns the report in JSON. */
    final JsonNode report(String... options) throws Exception {
        Path file = folder.resolve("report.json");
        scan(Stream.concat(Stream.of("--format", "json", "--output", file.toString()), Stream.of(options))
                .toArray(String[]::new));
        return JSON.readTree(file.toFile());
    }

    final List<Call> scans() {
        return hub.calls("scan.repo");
    }
}
