package com.insightpulseai.mcp.scanner.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.insightpulseai.mcp.cli.CommandFailure;
import com.insightpulseai.mcp.cli.ExitCode;
import com.insightpulseai.mcp.cli.SafeText;
import com.insightpulseai.mcp.cli.TimeBudget;
import com.insightpulseai.mcp.scanner.file.FileRuleException;
import com.insightpulseai.mcp.scanner.file.FileRules;
import com.insightpulseai.mcp.scanner.file.ManifestPatterns;
import com.insightpulseai.mcp.scanner.gate.Judge;
import com.insightpulseai.mcp.scanner.git.GitRepository;
import com.insightpulseai.mcp.scanner.place.ManifestLines;
import com.insightpulseai.mcp.scanner.report.GateReport;
import com.insightpulseai.mcp.scanner.report.SavedReport;
import com.insightpulseai.mcp.scanner.report.SavedReportException;
import com.insightpulseai.mcp.scanner.scan.Baseline;
import com.insightpulseai.mcp.scanner.scan.BaselineChoice;
import com.insightpulseai.mcp.scanner.scan.LocalRepository;
import com.insightpulseai.mcp.scanner.scan.ReportDraft;
import com.insightpulseai.mcp.scanner.scan.RepositoryState;
import com.insightpulseai.mcp.scanner.scan.ScanFlow;
import com.insightpulseai.mcp.scanner.scan.ScanProgress;
import com.insightpulseai.mcp.scanner.scan.ScanSubject;
import com.insightpulseai.mcp.scanner.scan.ServerScans;
import com.insightpulseai.mcp.scanner.scan.SupportedPatterns;
import com.insightpulseai.mcp.sdk.client.McpClient;
import com.insightpulseai.mcp.sdk.scan.SocketScans;

/** One scan: its local part, and then the calls of the server. */
final class ScanRun {

    private static final int LONGEST_NAME = 300;

    private final Options options;
    private final McpClient client;
    private final TimeBudget time;
    private final ReportDraft draft;
    private final ScanProgress progress;

    /**
     * The options of the command.
     *
     * @param patterns of the files that the server takes
     * @param environment with the variables of the gate
     * @param changed learns of a gate file that differs from the base's
     */
    record Options(FileOptions files, DecisionOptions decision, ExitOptions exit, SupportedPatterns patterns,
            Map<String, String> environment, Consumer<String> changed) {
    }

    ScanRun(Options options, McpClient client, TimeBudget time, ReportDraft draft, ScanProgress progress) {
        this.options = options;
        this.client = client;
        this.time = time;
        this.draft = draft;
        this.progress = progress;
    }

    /** Scans a side, and judges it beside the other one. */
    GateReport report(ScannedSides sides) {
        LocalRepository repository = sides.repository();
        ScanSubject subject = sides.subject();
        progress.step("Looking for manifests");
        GateSources gate = GateSources.read(repository, sides.base(), subject.commit(), options.decision(),
                options.environment(), draft, options.changed());
        draft.settings(gate.settings());
        FileRules rules = rules(repository, gate, sides.base());
        RepositoryState head = repository.state(subject.commit(), rules);
        requireParts(sides, rules);
        if (subject.commit().isEmpty()) {
            nameCommit(repository, head, rules, subject);
        }
        Optional<Baseline> baseline = sides.baseline().map(one -> baseline(one, sides.base(), repository, rules, subject));
        return flow(gate).run(head, baseline, new ScanFlow.Choices(options.decision().scansMissingBaseline(),
                options.decision().alwaysScans(), gate.settings().strict()), draft);
    }

    /** A misspelt part would have no manifest on either side, and nothing new for ever. A change may add or remove one. */
    private static void requireParts(ScannedSides sides, FileRules rules) {
        Optional<GitRepository> ofCommits = sides.repository().git().filter(git -> sides.subject().commit().isPresent());
        if (ofCommits.isEmpty()) {
            return;
        }
        GitRepository git = ofCommits.get();
        List<String> commits = Stream.of(sides.subject().commit(), sides.base()).flatMap(Optional::stream).toList();
        for (String path : rules.paths()) {
            if (commits.stream().noneMatch(commit -> git.has(commit, path))) {
                throw new FileRuleException("--path " + SafeText.oneLine(path, LONGEST_NAME) + " is not in the repository.");
            }
        }
    }

    /**
     * The socket.yml of a baseline's commit counts for both sides, and so do its marks of vendored folders: a change cannot
     * leave
     * its own files out.
     */
    private FileRules rules(LocalRepository repository, GateSources gate, Optional<String> base) {
        ManifestPatterns patterns = options.patterns().patterns(client, time, draft);
        FileRules rules = options.files().rules(patterns, gate.settings().exclude())
                .skippingConflicts(options.exit().warnsOnError());
        FileRules ignoring = repository.ignoredPaths(base).map(rules::ignoring).orElse(rules);
        return repository.markedFolders(base).map(ignoring::marking).orElse(ignoring);
    }

    private ScanFlow flow(GateSources gate) {
        return new ScanFlow(new ServerScans(new SocketScans(client, draft::auditRow), time), (found, before, sent) -> Judge
                .judge(found, before, gate.settings(), gate.allowed(), new ManifestLines(sent, found)::place), progress);
    }

    private void nameCommit(LocalRepository repository, RepositoryState head, FileRules rules, ScanSubject subject) {
        Optional<String> commit = repository.commitOf(head, rules);
        draft.subject(subject.with(commit));
        if (commit.isEmpty() && repository.head().isPresent()) {
            draft.warn("The manifests differ from those of the commit that is checked out, so it gets no scan by this one.");
        }
    }

    private static Baseline baseline(BaselineChoice choice, Optional<String> commit, LocalRepository repository,
            FileRules rules, ScanSubject subject) {
        if (choice instanceof BaselineChoice.GitRef named) {
            return new Baseline.OfCommit(named.ref(), commit.orElseThrow(),
                    repository.state(commit, rules.skippingConflicts(true)));
        } else if (choice instanceof BaselineChoice.ScanOfServer scan) {
            return new Baseline.OfScan(scan.id());
        }
        return saved(((BaselineChoice.SavedFile) choice).file(), subject);
    }

    private static Baseline saved(Path file, ScanSubject subject) {
        try (InputStream in = Files.newInputStream(file)) {
            SavedReport report = SavedReport.read(in);
            if (!report.repository().equals(subject.repository()) || !report.scanName().equals(subject.name())) {
                String other = SafeText.oneLine(report.scanName() + " in " + report.repository(), LONGEST_NAME);
                throw CommandFailure.unknown("The baseline " + file + " is a report of " + other + ", and says nothing of "
                        + subject.name() + ".");
            }
            return new Baseline.OfReport(file.toString(), report.findings());
        } catch (SavedReportException e) {
            String message = "The baseline " + file + " cannot be compared with: " + e.getMessage() + ".";
            throw new CommandFailure(ExitCode.UNKNOWN, message, e);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.UNKNOWN, "The baseline " + file + " cannot be read.", e);
        }
    }
}
