package com.insightpulseai.mcp.scanner.github.publish;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import com.insightpulseai.mcp.cli.CommandFailure;
import com.insightpulseai.mcp.cli.SafeText;
import com.insightpulseai.mcp.cli.StandardStreams;
import com.insightpulseai.mcp.scanner.github.GitHubJob;
import com.insightpulseai.mcp.scanner.report.GateReport;
import com.insightpulseai.mcp.scanner.report.RenderOptions;
import com.insightpulseai.mcp.scanner.report.ReportFormats;

/**
 * Shows the report of a job: report files, outputs, the table and annotations in the log, the step summary and the comment.
 * A part that fails is a warning and never changes the verdict.
 */
public final class Publication {

    private static final int LONGEST_REASON = 300;

    private final GitHubJob job;
    private final Choices choices;
    private final JobLog log;
    private final ReportFiles files;
    private final Supplier<Pacing> pacing;

    /**
     * Choices of the workflow.
     *
     * @param comment when to comment
     * @param commentKey tells apart the comments of several gates in one pull request, such as legs of a matrix
     * @param folder for {@code report.json} and {@code report.sarif}
     */
    public record Choices(CommentMode comment, String commentKey, Path folder) {
    }

    public Publication(GitHubJob job, Choices choices, StandardStreams streams) {
        this(job, choices, streams, Pacing::ofProcess);
    }

    Publication(GitHubJob job, Choices choices, StandardStreams streams, Supplier<Pacing> pacing) {
        this.job = job;
        this.choices = choices;
        this.log = new JobLog(streams);
        this.files = new ReportFiles(choices.folder(), streams);
        this.pacing = pacing;
    }

    /** A part of the publication. */
    @FunctionalInterface
    private interface Part {

        void show() throws IOException, PublishException;
    }

    /**
     * Deletes the report files of an earlier run, so that none stands if this run is cut off. To be called before the scan.
     *
     * @return warnings, each for people
     */
    public List<String> removeEarlierFiles() {
        List<String> warnings = new ArrayList<>();
        attempt("An earlier report file cannot be deleted", warnings, files::removeEarlier);
        return warn(warnings);
    }

    /** Shows the report of a job that fails where there is no verdict. */
    List<String> publish(GateReport report, List<String> notices) {
        return publish(report, notices, false);
    }

    /**
     * Shows a report.
     *
     * @param notices further sentences for people, such as a changed allow list
     * @param passes whether the job passes, so that an absent verdict is no error
     * @return warnings, each for people, of parts that could not be shown; they are in the log already
     */
    public List<String> publish(GateReport report, List<String> notices, boolean passes) {
        List<String> warnings = new ArrayList<>(removeEarlierFiles());
        List<String> failures = new ArrayList<>();
        ReportFiles.Written written = write(report, failures);
        job.outputFile().ifPresent(file -> attempt("The outputs of the step cannot be set", failures,
                () -> new StepOutputs(file).append(report, written)));
        attempt("The log cannot be written", failures, () -> showInLog(report, notices, passes));
        job.summaryFile().ifPresent(file -> attempt("The summary cannot be written", failures,
                () -> new StepSummary(file).append(report, notices)));
        if (choices.comment() != CommentMode.NEVER && job.pullRequest().isPresent()) {
            attempt("The comment is not up to date", failures, () -> comment(report, notices, job.pullRequest().get()));
        }
        warnings.addAll(warn(failures));
        return List.copyOf(warnings);
    }

    private ReportFiles.Written write(GateReport report, List<String> warnings) {
        List<Path> json = new ArrayList<>();
        List<Path> sarif = new ArrayList<>();
        attempt("The report cannot be written", warnings, () -> json.add(files.json(report)));
        attempt("The report for code scanning cannot be written", warnings,
                () -> files.sarif(report).ifPresent(sarif::add));
        return new ReportFiles.Written(json.stream().findFirst(), sarif.stream().findFirst());
    }

    private void showInLog(GateReport report, List<String> notices, boolean passes) throws IOException {
        log.foreign(out -> ReportFormats.create("table", RenderOptions.PLAIN).write(report, out));
        for (WorkflowCommand command : Annotations.of(report, notices, passes)) {
            log.command(command);
        }
    }

    private void comment(GateReport report, List<String> notices, long pullRequest) throws PublishException {
        GitHubApi api = GitHubApi.of(job, pacing.get());
        CommentMarker marker = CommentMarker.of(choices.commentKey(), job.run(), job.attempt());
        new PullRequestComment(api, job.repository(), pullRequest, marker)
                .show(new CommentText(job, choices.comment(), marker, report, notices));
    }

    /** Shows a part. Nothing that a part throws may change how the job ends. */
    private static void attempt(String failure, List<String> warnings, Part part) {
        try {
            part.show();
        } catch (PublishException | CommandFailure e) {
            warnings.add(failure + ". " + e.getMessage());
        } catch (IOException | RuntimeException e) {
            warnings.add(failure + " (" + reason(e) + ").");
        }
    }

    private static String reason(Exception failure) {
        String message = failure instanceof FileSystemException system && system.getReason() != null ? system.getReason()
                : failure.getMessage();
        return failure.getClass().getSimpleName()
                + (message == null ? "" : ": " + SafeText.oneLine(message, LONGEST_REASON));
    }

    private List<String> warn(List<String> warnings) {
        List<String> ignored = new ArrayList<>();
        attempt("", ignored, () -> {
            for (WorkflowCommand command : Annotations.warnings(warnings)) {
                log.command(command);
            }
        });
        return warnings;
    }
}
