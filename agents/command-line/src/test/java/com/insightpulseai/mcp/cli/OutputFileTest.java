package com.insightpulseai.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {

    @TempDir
    Path folder;

    private final RecordedStreams streams = new RecordedStreams();

    private OutputFile output(String name) {
        return OutputFile.of(folder.resolve(name).toString(), streams.streams());
    }

    private static void writeReport(OutputStream out) throws IOException {
        out.write("report".getBytes(StandardCharsets.UTF_8));
    }

    private int exitCode(Path target) {
        return catchThrowableOfType(CommandFailure.class, () -> OutputFile.of(target.toString(), streams.streams())).exitCode();
    }

    @Test
    void writesANewFile() {
        output("report.json").write(OutputFileTest::writeReport);

        assertThat(folder.resolve("report.json")).hasContent("report");
        assertThat(folder).isDirectoryContaining("glob:**report.json").isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void replacesAnEarlierFile() throws IOException {
        Files.writeString(folder.resolve("report.json"), "an earlier and longer report");

        output("report.json").write(OutputFileTest::writeReport);

        assertThat(folder.resolve("report.json")).hasContent("report");
    }

    @Test
    void writesToTheStandardOutput() {
        OutputFile.of("-", streams.streams()).write(OutputFileTest::writeReport);

        assertThat(streams.out()).isEqualTo("report");
    }

    @Test
    void keepsALinkAndWritesToItsFile() throws IOException {
        Files.writeString(folder.resolve("real.json"), "earlier");
        Files.createSymbolicLink(folder.resolve("link.json"), folder.resolve("real.json"));

        output("link.json").write(OutputFileTest::writeReport);

        assertThat(folder.resolve("link.json")).isSymbolicLink();
        assertThat(folder.resolve("real.json")).hasContent("report");
    }

    @Test
    void keepsTheEarlierFileAndLeavesNoRubbishWhenTheReportFails() throws IOException {
        Files.writeString(folder.resolve("report.json"), "earlier");
        OutputFile output = output("report.json");

        assertThatThrownBy(() -> output.write(out -> {
            writeReport(out);
            throw new IllegalStateException("half-way");
        })).hasMessage("half-way");

        assertThat(folder.resolve("report.json")).hasContent("earlier");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void refusesAFolderAndAMissingFolderBeforeAnyWork() throws IOException {
        Files.writeString(folder.resolve("file"), "");

        assertThat(exitCode(folder)).isEqualTo(ExitCode.WRONG_USE);
        assertThat(exitCode(folder.resolve("file/report.json"))).isEqualTo(ExitCode.WRONG_USE);
        assertThatThrownBy(() -> output("missing/report.json"))
                .hasMessageMatching("The folder of the output .*missing/report.json does not exist; create it first.");
        assertThatThrownBy(() -> OutputFile.of(" ", streams.streams())).hasMessageContaining("is empty");
        assertThatThrownBy(() -> OutputFile.of("a\0b", streams.streams())).hasMessageContaining("no name of a file");
    }

    @Test
    void namesAFullDisk() {
        assumeTrue(Files.isWritable(Path.of("/dev/full")));
        OutputFile output = OutputFile.of("/dev/full", streams.streams());

        CommandFailure failure = catchThrowableOfType(CommandFailure.class, () -> output.write(OutputFileTest::writeReport));

        assertThat(failure.exitCode()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(failure).hasMessage("The output /dev/full cannot be written: No space left on device.");
    }
}
