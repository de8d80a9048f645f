package com.insightpulseai.mcp.scanner.github;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The job that the program runs in, by the variables of GitHub's runner. No host is assumed, so that github.com, GHE.com and
 * Enterprise Server are the same.
 *
 * @param repository {@code owner/name} of the repository whose workflow runs, {@code GITHUB_REPOSITORY}
 * @param server base address of the web interface, {@code GITHUB_SERVER_URL}
 * @param api base address of the REST API, {@code GITHUB_API_URL}
 * @param run {@code GITHUB_RUN_ID}; a later run has a greater one
 * @param attempt {@code GITHUB_RUN_ATTEMPT}, from 1
 * @param pullRequest number of the pull request that the event is of
 * @param token {@code GITHUB_TOKEN} of the job, for comments; empty where the workflow does not hand it over
 * @param summaryFile {@code GITHUB_STEP_SUMMARY}
 * @param outputFile {@code GITHUB_OUTPUT}
 * @see <a href="https://docs.github.com/en/actions/reference/workflows-and-actions/variables">Variables reference</a>
 */
public record GitHubJob(String repository, URI server, URI api, long run, int attempt, Optional<Long> pullRequest,
        Optional<String> token, Optional<Path> summaryFile, Optional<Path> outputFile) {

    /** Returns the page of the run, where its summary is shown. */
    public String runUrl() {
        return server + "/" + repository + "/actions/runs/" + run + "/attempts/" + attempt;
    }

    /** The token is left out. */
    @Override
    public String toString() {
        return repository + " run " + run + " attempt " + attempt;
    }
}
