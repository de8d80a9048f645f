package com.insightpulseai.mcp.scanner.github.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import com.insightpulseai.mcp.cli.OutputFile;
import com.insightpulseai.mcp.cli.StandardStreams;
import com.insightpulseai.mcp.scanner.report.GateReport;
import com.insightpulseai.mcp.scanner.report.RenderOptions;
import com.insightpulseai.mcp.scanner.report.ReportFormats;
import com.insightpulseai.mcp.scanner.report.ReportSummary;

/** The files of the report. Each appears when it is whole, and none of an earlier run stays beside a new verdict. */
final class ReportFiles {

    static final String JSON = "report.json";
    static final String SARIF = "report.sarif";

    private static final RenderOptions FOR_UPLOAD = new RenderOptions(OptionalInt.empty(), false, true);

    private final Path folder;
    private final StandardStreams streams;

    /** The files that are there. */
    record Written(Optional<Path> json, Optional<Path> sarif) {

        static final Written NONE = new Written(Optional.empty(), Optional.empty());
    }

    ReportFiles(Path folder, StandardStreams streams) {
        this.folder = folder.toAbsolutePath();
        this.streams = streams;
    }

    void removeEarlier() throws IOException {
        for (String name : List.of(JSON, SARIF)) {
            if (Files.exists(folder.resolve(name))) {
                Files.delete(folder.resolve(name));
            }
        }
    }

    Path json(GateReport report) throws IOException {
        return write(report, JSON, "json");
    }

    /**
     * Writes the file for code scanning. Without a scan there is none: an upload without results would close the alerts of
     * what was not looked at.
     */
    Optional<Path> sarif(GateReport report) throws IOException {
        return new ReportSummary(report).isJudged() ? Optional.of(write(report, SARIF, "sarif")) : Optional.empty();
    }

    private Path write(GateReport report, String name, String format) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(name);
        OutputFile.of(file.toString(), streams).write(out -> ReportFormats.create(format, FOR_UPLOAD).write(report, out));
        return file;
    }
}
