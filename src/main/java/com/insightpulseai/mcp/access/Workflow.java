package com.insightpulseai.mcp.access;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The workflow run behind a token of GitHub Actions. All texts are GitHub's, and chosen by whoever may push to the repository.
 *
 * @param repositoryId the repository's number, which outlives renames
 * @param ref the full git ref that started the run, such as {@code refs/heads/main} or {@code refs/pull/17/merge}
 * @param environment the deployment environment of the job
 * @param event the event that started the run, such as {@code push}; of the claim {@code event_name}
 * @param baseRef the branch that a pull request is for, without {@code refs/heads/}
 * @param definition the file that defines the job, with its ref, such as
 *        {@code acme/ci/.github/workflows/gate.yml@refs/heads/main}; of the claim {@code job_workflow_ref}
 * @param run the rest, which is for the audit alone
 * @see <a href="https://docs.github.com/actions/reference/security/oidc">OpenID Connect reference</a>
 */
public record Workflow(long repositoryId, Optional<String> ref, Optional<String> environment, Optional<String> event,
        Optional<String> baseRef, Optional<String> definition, WorkflowRun run) {

    private static final Set<String> OF_CHANGES = Set.of("pull_request", "pull_request_target", "pull_request_review",
            "pull_request_review_comment", "merge_group");
    private static final String PULL_REQUESTS = "refs/pull/";
    private static final String MERGED = "/merge";
    private static final String MERGE_QUEUE = "refs/heads/gh-readonly-queue/";
    /** No number of so many digits is larger than an {@code int}. */
    private static final int LONGEST_NUMBER = 9;

    /** Returns whether the run is for a change that is not merged yet: of a pull request or a merge queue. */
    public boolean isOfUnmergedChange() {
        return event.filter(OF_CHANGES::contains).isPresent()
                || ref.filter(name -> name.startsWith(PULL_REQUESTS) || name.startsWith(MERGE_QUEUE)).isPresent();
    }

    /**
     * Returns the number of the pull request that the run is for. Empty also for {@code pull_request_target}, whose ref is the
     * base branch, and for a merge group, which is of several.
     */
    public OptionalInt pullRequest() {
        return ref.filter(name -> name.startsWith(PULL_REQUESTS) && name.endsWith(MERGED))
                .filter(name -> name.length() > PULL_REQUESTS.length() + MERGED.length())
                .map(name -> name.substring(PULL_REQUESTS.length(), name.length() - MERGED.length()))
                .filter(number -> number.length() <= LONGEST_NUMBER && number.chars().allMatch(c -> c >= '0' && c <= '9'))
                .map(number -> OptionalInt.of(Integer.parseInt(number))).orElseGet(OptionalInt::empty);
    }
}
