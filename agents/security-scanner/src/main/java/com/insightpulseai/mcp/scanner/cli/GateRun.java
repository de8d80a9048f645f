package com.insightpulseai.mcp.scanner.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.insightpulseai.mcp.cli.CommandFailure;
import com.insightpulseai.mcp.cli.ConnectionOptions;
import com.insightpulseai.mcp.cli.TimeBudget;
import com.insightpulseai.mcp.scanner.git.GitRemote;
import com.insightpulseai.mcp.scanner.git.GitRepository;
import com.insightpulseai.mcp.scanner.github.CommitSource;
import com.insightpulseai.mcp.scanner.github.ComparedCommits;
import com.insightpulseai.mcp.scanner.github.GateJob;
import com.insightpulseai.mcp.scanner.report.GateReport;
import com.insightpulseai.mcp.scanner.scan.BaselineChoice;
import com.insightpulseai.mcp.scanner.scan.LocalRepository;
import com.insightpulseai.mcp.scanner.scan.ReportDraft;
import com.insightpulseai.mcp.scanner.scan.ScanProgress;
import com.insightpulseai.mcp.scanner.scan.ScanSubject;
import com.insightpulseai.mcp.scanner.scan.SupportedPatterns;
import com.insightpulseai.mcp.sdk.client.McpClient;
import com.insightpulseai.mcp.sdk.token.TokenSource;

/** The scan of a job: its commits, and what is new in one of them. */
final class GateRun {

    private static final String NO_CHECKOUT = "The folder is in no git repository. Add a step with actions/checkout and "
            + "`fetch-depth: 2` before this one.";

    private final GateJob job;
    private final Options options;
    private final ReportDraft draft;
    private final List<String> notices;

    /**
     * The options of the command.
     *
     * @param folder of the checkout; empty for the repository that the current folder is in
     * @param environment with the variables of the gate
     */
    record Options(Optional<Path> folder, FileOptions files, DecisionOptions decision, ExitOptions exit,
            ConnectionOptions connection, Map<String, String> environment) {
    }

    /** @param notices learns of what people should know besides the report */
    GateRun(GateJob job, Options options, ReportDraft draft, List<String> notices) {
        this.job = job;
        this.options = options;
        this.draft = draft;
        this.notices = notices;
    }

    /** Returns as much of the subject as the job tells. */
    static ScanSubject subject(GateJob job, FileOptions files) {
        return new ScanSubject(job.github().repository(), files.scanName(), job.branch(), Optional.of(job.commit()),
                job.github().pullRequest());
    }

    GateReport report(TokenSource tokens, ScanProgress progress) {
        TimeBudget time = options.connection().timeBudget();
        try (McpClient client = options.connection().client("security-scanner", tokens)) {
            ScannedSides sides = sides(time, progress);
            SupportedPatterns patterns = new SupportedPatterns(URI.create(options.connection().url()), options.environment());
            return new ScanRun(new ScanRun.Options(options.files(), options.decision(), options.exit(), patterns,
                    options.environment(), notices::add), client, time, draft, progress).report(sides);
        }
    }

    private ScannedSides sides(TimeBudget time, ScanProgress progress) {
        progress.step("Looking for the commits of the event " + job.event().name());
        LocalRepository repository = LocalRepository.open(options.folder());
        repository.note().ifPresent(draft::warn);
        GitRepository git = repository.git().orElseThrow(() -> CommandFailure.unknown(NO_CHECKOUT));
        CommitSource source = new CommitSource(git, new GitRemote(job.repositoryUrl(), job.github().token()), job.ref(), time,
                progress);
        ComparedCommits commits = ComparedCommits.of(job, source);
        notices.addAll(commits.notices());
        ScanSubject subject = subject(job, options.files()).with(Optional.of(commits.head()));
        draft.subject(subject);
        return commits.base().map(base -> ofChange(repository, subject, base))
                .orElseGet(() -> ofState(repository, subject, source));
    }

    private ScannedSides ofChange(LocalRepository repository, ScanSubject subject, ComparedCommits.Base base) {
        if (options.decision().baseline().isPresent()) {
            notices.add("The input baseline is for other events; this change is compared with " + base.name() + ".");
        }
        return new ScannedSides(repository, subject, Optional.of(new BaselineChoice.GitRef(base.name())),
                Optional.of(base.commit()));
    }

    private ScannedSides ofState(LocalRepository repository, ScanSubject subject, CommitSource source) {
        Optional<BaselineChoice> baseline = options.decision().baseline();
        Optional<String> base = baseline.filter(BaselineChoice.GitRef.class::isInstance)
                .map(choice -> ((BaselineChoice.GitRef) choice).ref())
                .map(ref -> source.resolve(ref).orElseGet(() -> repository.commit(ref, "The baseline")));
        return new ScannedSides(repository, subject, baseline, base);
    }
}
