package com.insightpulseai.mcp.scanner.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import com.insightpulseai.mcp.cli.CommandFailure;
import com.insightpulseai.mcp.cli.ConnectionOptions;
import com.insightpulseai.mcp.cli.ProgramVersion;
import com.insightpulseai.mcp.cli.StandardStreams;
import com.insightpulseai.mcp.scanner.github.GateJob;
import com.insightpulseai.mcp.scanner.github.GateLog;
import com.insightpulseai.mcp.scanner.github.publish.Publication;
import com.insightpulseai.mcp.scanner.scan.ReportDraft;
import com.insightpulseai.mcp.scanner.scan.ScanSubject;
import com.insightpulseai.mcp.sdk.problem.InvalidInput;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Judges the change or state that a job of GitHub Actions is of, and shows the result where GitHub's users look. */
@Command(name = "github", description = { "Judges the pull request, merge group or branch that a job of GitHub Actions is of.",
        "Of a change only new findings count, and the target branch's settings and allow list. A variable MCP_GATE_… stands "
                + "for the option of its name."
}, mixinStandardHelpOptions = true, versionProvider = ProgramVersion.class, exitCodeList = { "0:nothing counts",
        "1:something counts", "2:wrong use: options, settings, allow list, event", "3:nothing to scan, of no change",
        "4:no verdict: server, provider, token, quota, git, time", "130:interrupted", "143:terminated"
}, sortOptions = false, optionListHeading = "%nOptions:%n", exitCodeListHeading = "%nExit codes:%n", footer = { "", "Example:",
        "  MCP_URL=https://mcp.example.com security-scanner github" })
final class GitHubCommand implements Callable<Integer> {

    private static final String ABOUT_FOLDER = "Root of the checkout; else the repository that the current folder is in.";

    private final StandardStreams streams;
    private final Map<String, String> environment;

    @Parameters(arity = "0..1", paramLabel = "FOLDER", description = ABOUT_FOLDER)
    private Path folder;

    @Mixin
    private FileOptions files = new FileOptions();

    @Mixin
    private DecisionOptions decision = new DecisionOptions();

    @Mixin
    private ExitOptions exit = new ExitOptions();

    @ArgGroup(validate = false, heading = "%nPull request:%n")
    private PublishOptions publish = new PublishOptions();

    @Mixin
    private ConnectionOptions connection;

    GitHubCommand(StandardStreams streams, Map<String, String> environment) {
        this.streams = streams;
        this.environment = environment;
        this.connection = ConnectionOptions.of(environment, "10m");
    }

    @Override
    public Integer call() {
        try {
            return judge();
        } catch (RuntimeException failure) {
            throw plain(ScanFailure.wrongUse(failure));
        }
    }

    /** The message goes to the log, and may have the name of a file in it. */
    private static RuntimeException plain(RuntimeException failure) {
        if (failure instanceof CommandFailure known) {
            return new CommandFailure(known.exitCode(), GateLog.plain(known.getMessage()), known);
        }
        return failure instanceof InvalidInput refused ? CommandFailure.wrongUse(GateLog.plain(refused.getMessage())) : failure;
    }

    private int judge() {
        exit.check();
        GateJob job = GateJob.read(environment);
        JudgedJob judged;
        try {
            judged = judged(job);
        } catch (RuntimeException failure) {
            replaceVerdict(job, ScanFailure.wrongUse(failure));
            throw failure;
        }
        return judged.run();
    }

    private JudgedJob judged(GateJob job) {
        GateInputs inputs = GateInputs.read(environment);
        files.complete(inputs);
        decision.complete(inputs);
        exit.complete(inputs, job.event().isChange() && files.isWhole());
        inputs.timeout().ifPresent(connection::timeoutUnlessGiven);
        Publication publication = new Publication(job.github(), publish.choices(inputs, files.scanName(), environment),
                streams);
        GateRun.Options options = new GateRun.Options(Optional.ofNullable(folder), files, decision, exit, connection,
                environment);
        return new JudgedJob(job, options, publish.forks(inputs), publication, streams);
    }

    /** The verdict of an earlier run must not stand beside inputs that cannot be used. */
    private void replaceVerdict(GateJob job, RuntimeException failure) {
        try {
            GateInputs known = GateInputs.ofPublication(environment);
            files.complete(known);
            Optional<String> name = files.usableScanName();
            ScanSubject subject = new ScanSubject(job.github().repository(), name, job.branch(), Optional.of(job.commit()),
                    job.github().pullRequest());
            new Publication(job.github(), publish.choices(known, name, environment), streams)
                    .publish(new ReportDraft(subject).failed(GateLog.plain(String.valueOf(failure.getMessage()))), List.of(),
                            false);
        } catch (RuntimeException unknown) {
            // Which comment is this gate's cannot be known.
            failure.addSuppressed(unknown);
        }
    }
}
