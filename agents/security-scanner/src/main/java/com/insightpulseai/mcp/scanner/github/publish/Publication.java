package com.insightpulseai.mcp.scanner.github.publish;

import java.nio.file.Path;
import java.util.List;

import com.insightpulseai.mcp.cli.StandardStreams;
import com.insightpulseai.mcp.scanner.github.GitHubJob;
import com.insightpulseai.mcp.scanner.report.GateReport;

/** Shows the report of a job. A part that fails is a warning and never changes the verdict. */
public final class Publication {

    private final GitHubJob job;
    private final Choices choices;
    private final StandardStreams streams;

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
        this.job = job;
        this.choices = choices;
        this.streams = streams;
    }

    /**
     * Shows a report.
     *
     * @param notices further sentences for people, such as a changed allow list
     * @return warnings, each for people, of parts that could not be shown
     */
    public List<String> publish(GateReport report, List<String> notices) {
        throw new UnsupportedOperationException(job + " " + choices + " " + streams + " " + report + " " + notices);
    }
}
