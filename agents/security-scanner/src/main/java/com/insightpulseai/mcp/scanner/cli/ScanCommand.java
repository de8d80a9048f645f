package com.insightpulseai.mcp.scanner.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import com.insightpulseai.mcp.cli.ConnectionOptions;
import com.insightpulseai.mcp.cli.ProgramVersion;
import com.insightpulseai.mcp.cli.SafeText;
import com.insightpulseai.mcp.cli.StandardStreams;
import com.insightpulseai.mcp.cli.TimeBudget;
import com.insightpulseai.mcp.scanner.gate.GateVerdict;
import com.insightpulseai.mcp.scanner.report.GateReport;
import com.insightpulseai.mcp.scanner.scan.ReportDraft;
import com.insightpulseai.mcp.scanner.scan.SupportedPatterns;
import com.insightpulseai.mcp.sdk.client.McpClient;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Scans a repository, judges the findings, and ends with the exit code of the verdict. */
@Command(name = "scan", description = { "Sends the manifests of a repository to the server, and judges the findings.",
        "It ends with 1 when a finding counts. With a --baseline only those count that the baseline does not have."
}, mixinStandardHelpOptions = true, versionProvider = ProgramVersion.class, exitCodeList = { "0:nothing counts",
        "1:something counts", "2:wrong use: options, settings, allow list", "3:nothing to scan",
        "4:no verdict: server, provider, token, quota, git, time", "130:interrupted", "143:terminated"
}, sortOptions = false, optionListHeading = "%nOptions:%n", exitCodeListHeading = "%nExit codes:%n", footer = { "",
        "Examples:", "  security-scanner scan", "  security-scanner scan --baseline origin/main --severity high",
        "  security-scanner scan --format table --format sarif --output scan.sarif",
        "  security-scanner scan --path services/api --scan-name api" })
final class ScanCommand implements Callable<Integer> {

    private static final String ABOUT_FOLDER = "Root of the repository, or a folder without git; else the repository that the "
            + "current folder is in.";
    private static final String ABOUT_FOR_UPLOAD = "Leaves out allowed and ignored findings in SARIF: code scanning would show "
            + "them as open.";

    private final StandardStreams streams;
    private final Map<String, String> environment;

    @Parameters(arity = "0..1", paramLabel = "FOLDER", description = ABOUT_FOLDER)
    private Path folder;

    @ArgGroup(validate = false, heading = "%nRepository:%n")
    private SubjectOptions subject = new SubjectOptions();

    @ArgGroup(validate = false, heading = "%nFiles:%n")
    private FileOptions files = new FileOptions();

    @ArgGroup(validate = false, heading = "%nDecision:%n")
    private ScanDecisionOptions decision = new ScanDecisionOptions();

    @ArgGroup(validate = false, heading = "%nExit code:%n")
    private ExitOptions exit = new ExitOptions();

    @ArgGroup(exclusive = false, multiplicity = "0..*", heading = "%nReports:%n")
    private List<ScanReportOptions> reports = new ArrayList<>();

    @Option(names = "--for-upload", description = ABOUT_FOR_UPLOAD)
    private boolean forUpload;

    @Mixin
    private ConnectionOptions connection = ConnectionOptions.withTimeout("10m");

    ScanCommand(StandardStreams streams, Map<String, String> environment) {
        this.streams = streams;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        exit.check();
        List<ScanReportOptions.Target> targets = ScanReportOptions.targets(reports, forUpload, streams);
        ReportDraft draft = new ReportDraft(subject.provisional(files));
        try (McpClient client = connection.client("security-scanner")) {
            GateReport report = report(client, draft);
            targets.forEach(target -> target.file().write(out -> target.format().write(report, out)));
            tell(report, targets);
            return exit.code(report.verdict(), draft.hasGaps());
        }
    }

    private GateReport report(McpClient client, ReportDraft draft) {
        ScanRun.Options options = new ScanRun.Options(files, decision, exit,
                new SupportedPatterns(URI.create(connection.url()), environment), environment, draft::warn);
        TimeBudget time = connection.timeBudget();
        try (ProgressLine progress = ProgressLine.of(streams)) {
            progress.step("Looking for manifests");
            ScannedSides sides = ScannedSides.of(Optional.ofNullable(folder), subject, files, decision.baseline(), draft);
            return new ScanRun(options, client, time, draft, progress).report(sides);
        } catch (RuntimeException failure) {
            String reason = ScanFailure.reason(failure);
            if (connection.isVerbose()) {
                failure.printStackTrace(streams.err());
            }
            return draft.failed(reason);
        }
    }

    /** People who do not see the table learn the verdict and its reasons nevertheless. */
    private void tell(GateReport report, List<ScanReportOptions.Target> targets) {
        boolean isSeen = streams.terminal().interactive() && targets.stream().anyMatch(ScanReportOptions.Target::isShownTable);
        if (!isSeen) {
            streams.err().println("Verdict: " + report.verdict().word());
            report.reasons().forEach(reason -> streams.err().println(SafeText.oneLine(reason)));
        }
        if (report.verdict() == GateVerdict.UNKNOWN && exit.warnsOnError()) {
            streams.err().println("Nothing was checked; --on-error warn lets it pass.");
        }
    }
}
