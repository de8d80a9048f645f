package com.insightpulseai.mcp.scanner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.insightpulseai.mcp.scanner.HubStub;

/** The exit code of each end of a scan. */
class ExitCodesTest {

    @TempDir
    Path folder;

    static List<ExitCodeTable.Row> rows() {
        return ExitCodeTable.rows();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyEndHasItsCode(ExitCodeTable.Row row) throws Exception {
        check(row, ScannerProgram.inThisProcess(folder), folder);
    }

    static void check(ExitCodeTable.Row row, ScannerProgram program, Path folder) throws Exception {
        TestRepository repository = TestRepository.withChange(Files.createDirectory(folder.resolve("repository")));
        row.repository().accept(repository);
        try (HubStub hub = new HubStub()) {
            row.server().accept(hub);
            List<String> arguments = new ArrayList<>(List.of("scan", repository.folder().toString()));
            arguments.addAll(row.options());

            ScannerProgram.Ended ended = program.run(hub, arguments.toArray(String[]::new));

            assertThat(ended.exitCode()).as(ended.out() + ended.err()).isEqualTo(row.exitCode());
            assertThat(ended.out() + ended.err()).contains(row.message());
        }
    }
}
