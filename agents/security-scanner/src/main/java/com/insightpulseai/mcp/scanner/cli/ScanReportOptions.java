package com.insightpulseai.mcp.scanner.cli;

import java.util.List;
import java.util.OptionalInt;

import com.insightpulseai.mcp.cli.CommandFailure;
import com.insightpulseai.mcp.cli.OutputFile;
import com.insightpulseai.mcp.cli.StandardStreams;
import com.insightpulseai.mcp.cli.Terminal;
import com.insightpulseai.mcp.scanner.report.RenderOptions;
import com.insightpulseai.mcp.scanner.report.ReportFormat;
import com.insightpulseai.mcp.scanner.report.ReportFormats;

import picocli.CommandLine.Option;

/** A report: its format, and the file that it goes to. */
final class ScanReportOptions {

    private static final String ABOUT_FORMAT = "Format of a report: ${COMPLETION-CANDIDATES} (default: table). May be given "
            + "several times, each with an --output behind it but for one.";
    private static final String ABOUT_OUTPUT = "File of the report whose --format is before it; the standard output unless "
            + "given, or for -. An earlier file is replaced when the report is whole.";

    private static final String STANDARD_OUTPUT = "-";

    @Option(names = "--format", required = true, paramLabel = "FORMAT", description = ABOUT_FORMAT)
    private FormatName format = FormatName.TABLE;

    @Option(names = "--output", paramLabel = "FILE", description = ABOUT_OUTPUT)
    private String output = STANDARD_OUTPUT;

    /** A report that can be written. */
    record Target(OutputFile file, ReportFormat format, boolean isTable) {

        boolean isShownTable() {
            return isTable && file.isStandardOutput();
        }
    }

    /**
     * Checks where reports go, before any work is done for them.
     *
     * @throws CommandFailure of wrong use, when a file cannot be written, or two reports go to one
     */
    static List<Target> targets(List<ScanReportOptions> given, boolean forUpload, StandardStreams streams) {
        List<ScanReportOptions> reports = given.isEmpty() ? List.of(new ScanReportOptions()) : given;
        if (reports.stream().map(report -> report.output).distinct().count() < reports.size()) {
            throw CommandFailure.wrongUse("Two reports go to the same output; give an --output behind "
                    + "each --format.");
        }
        return reports.stream().map(report -> report.target(forUpload, streams)).toList();
    }

    private Target target(boolean forUpload, StandardStreams streams) {
        OutputFile file = OutputFile.of(output, streams);
        Terminal terminal = streams.terminal();
        boolean isRead = file.isStandardOutput() && terminal.interactive();
        RenderOptions options = new RenderOptions(isRead ? OptionalInt.of(terminal.width()) : OptionalInt.empty(),
                isRead && terminal.colours(), forUpload);
        return new Target(file, ReportFormats.create(format.toString(), options), format == FormatName.TABLE);
    }
}
