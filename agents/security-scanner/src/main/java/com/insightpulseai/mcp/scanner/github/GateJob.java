package com.insightpulseai.mcp.scanner.github;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import com.insightpulseai.mcp.cli.CommandFailure;
import com.insightpulseai.mcp.scanner.github.GitHubEvent.PullRequest;

/**
 * The job of a gate, with its event. {@code GITHUB_BASE_REF} is not read: in a merge queue it is empty.
 *
 * @param github the job, as those know it who show its result
 * @param event that started it
 * @param commit {@code GITHUB_SHA}; of a pull request the merge commit that GitHub made
 * @param ref {@code GITHUB_REF}, such as {@code refs/heads/main} or {@code refs/pull/7/merge}
 * @param actor who caused the event
 * @param triggeringActor who started this run, which may be a later one of the same event
 */
public record GateJob(GitHubJob github, GitHubEvent event, String commit, String ref, String actor, String triggeringActor) {

    private static final String BRANCHES = "refs/heads/";
    private static final String TAGS = "refs/tags/";
    private static final String REFS = "refs/";
    private static final int LONGEST_BRANCH = 255;
    /** Git allows none of these in a name, and the server takes {@code HEAD} for the default branch. */
    private static final Pattern NO_BRANCH = Pattern
            .compile("[\\p{Cntrl}\\p{Cs}\\s~^:?*\\[\\\\]|//|\\.\\.|@\\{|^[/.]|[/.]$|\\.lock$|^@$|^HEAD$");
    private static final String DEPENDABOT = "dependabot[bot]";

    /**
     * Reads the variables of GitHub's runner, and the file of the event.
     *
     * @throws CommandFailure when one is missing or malformed, or the event is none of a gate
     * @see <a href="https://docs.github.com/en/actions/reference/workflows-and-actions/variables">Variables reference</a>
     */
    public static GateJob read(Map<String, String> environment) {
        JobVariables variables = new JobVariables(environment);
        String name = variables.required("GITHUB_EVENT_NAME");
        GitHubEvent event = EventFile.read(name, variables.path("GITHUB_EVENT_PATH").orElse(Path.of("")));
        Optional<Long> pullRequest = event instanceof PullRequest pull ? Optional.of(pull.number()) : Optional.empty();
        GitHubJob github = new GitHubJob(variables.repository(), variables.address("GITHUB_SERVER_URL"),
                variables.address("GITHUB_API_URL"), variables.number("GITHUB_RUN_ID"),
                (int) Math.min(Integer.MAX_VALUE, variables.number("GITHUB_RUN_ATTEMPT")), pullRequest,
                variables.text("GITHUB_TOKEN"), variables.path("GITHUB_STEP_SUMMARY"), variables.path("GITHUB_OUTPUT"));
        return new GateJob(github, event, variables.commit("GITHUB_SHA"), variables.ref("GITHUB_REF"),
                variables.text("GITHUB_ACTOR").orElse(""), variables.text("GITHUB_TRIGGERING_ACTOR").orElse(""));
    }

    /**
     * Returns the branch that the server gets. A pull request has that of its merge commit, {@code pull/7/merge}: its author's
     * may have the name of one here. Empty for a tag, and for a name that the server does not take.
     */
    public Optional<String> branch() {
        String name = ref.substring(ref.startsWith(BRANCHES) ? BRANCHES.length() : REFS.length());
        return Optional.of(name)
                .filter(branch -> !ref.startsWith(TAGS) && !branch.isEmpty() && branch.length() <= LONGEST_BRANCH
                        && !NO_BRANCH.matcher(branch).find());
    }

    /** Returns the address to fetch from. */
    public URI repositoryUrl() {
        return URI.create(github.server() + "/" + github.repository());
    }

    /** Returns whether Dependabot caused the event. */
    boolean isOfDependabot() {
        return actor.equals(DEPENDABOT);
    }

    /** Returns whether this run was started by another user than Dependabot. */
    boolean isStartedByPerson() {
        return !triggeringActor.isEmpty() && !triggeringActor.equals(DEPENDABOT);
    }
}
