package com.insightpulseai.mcp.scanner.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import com.insightpulseai.mcp.cli.CommandFailure;
import com.insightpulseai.mcp.cli.ConnectionOptions;
import com.insightpulseai.mcp.cli.ExitCode;
import com.insightpulseai.mcp.cli.ProgramVersion;
import com.insightpulseai.mcp.cli.StandardStreams;
import com.insightpulseai.mcp.scanner.report.FindingTypes;
import com.insightpulseai.mcp.scanner.report.SavedReport;
import com.insightpulseai.mcp.scanner.report.SavedReportException;
import com.insightpulseai.mcp.sdk.client.McpClient;
import com.insightpulseai.mcp.sdk.scan.SocketScans;
import com.insightpulseai.mcp.sdk.socket.Finding;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Explains a finding or a type of findings. */
@Command(name = "explain", description = { "Explains a finding: its packages, where they are named, and what can be done.",
        "A type, such as malware, is explained without a report too."
}, mixinStandardHelpOptions = true, versionProvider = ProgramVersion.class, exitCodeList = { "0:explained", "2:wrong use",
        "3:the report or scan has no such finding", "4:it cannot be read"
}, sortOptions = false, exitCodeListHeading = "%nExit codes:%n", footer = { "", "Examples:",
        "  security-scanner explain CVE-2026-1234 --report report.json",
        "  security-scanner explain malware --scan 6f1d3a82-94c7-4e0b-a5d8-2b7c90e4f316",
        "  security-scanner explain installScripts" })
final class ExplainCommand implements Callable<Integer> {

    private static final String ABOUT_ID = "CVE or GHSA id, Socket's key of a finding, or a type such as malware.";

    private final StandardStreams streams;

    @Parameters(paramLabel = "ID", description = ABOUT_ID)
    private String id;

    @ArgGroup(exclusive = true)
    private Source source;

    @Mixin
    private ConnectionOptions connection = ConnectionOptions.withTimeout("2m");

    /** Where findings are looked for. */
    static final class Source {

        @Option(names = "--report", paramLabel = "FILE", description = "Report in the format json.")
        private Path report;

        @Option(names = "--scan", paramLabel = "ID", description = "Scan of the server, by its id in a report.")
        private String scan;
    }

    ExplainCommand(StandardStreams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        Explanation explanation = new Explanation(id);
        PrintWriter out = new PrintWriter(new OutputStreamWriter(streams.out(), StandardCharsets.UTF_8));
        if (source == null) {
            if (FindingTypes.all().stream().noneMatch(type -> type.type().equals(id))) {
                throw CommandFailure
                        .wrongUse("Where is the finding? Give --report FILE or --scan ID. Only types can be explained "
                                + "without: " + String.join(", ", FindingTypes.all().stream().map(type -> type.type()).toList())
                                + ".");
            }
            explanation.writeType(FindingTypes.of(id), out);
            out.flush();
            return ExitCode.OK;
        }
        List<Finding> found = explanation.matching(source.report == null ? ofScan(source.scan) : ofReport(source.report));
        if (found.isEmpty()) {
            streams.err().println("There is no finding " + explanation.id() + ".");
            return ExitCode.NOTHING;
        }
        explanation.write(found, out);
        out.flush();
        return ExitCode.OK;
    }

    private List<Finding> ofScan(String scan) {
        try (McpClient client = connection.client("security-scanner")) {
            return new SocketScans(client).waitFor(scan, connection.timeBudget().left()).findings().toList();
        }
    }

    private static List<Finding> ofReport(Path report) {
        try (InputStream in = Files.newInputStream(report)) {
            return SavedReport.readAny(in).findings();
        } catch (SavedReportException e) {
            throw new CommandFailure(ExitCode.UNKNOWN, "The report " + report + " cannot be read: " + e.getMessage() + ".", e);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.UNKNOWN, "The report " + report + " cannot be read.", e);
        }
    }
}
