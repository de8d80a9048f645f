package com.insightpulseai.mcp.scanner.github;

import java.util.Optional;

/** The event that started a job, as far as the gate depends on it. */
public sealed interface GitHubEvent {

    /** Returns the event's name, such as {@code pull_request}. */
    String name();

    /**
     * A pull request. Its {@code base.sha} is left out: it is the target branch as it was when the pull request was opened.
     *
     * @param number of the pull request
     * @param head the commit that its author pushed last, where the event names it
     * @param baseBranch the target branch, without {@code refs/heads/}
     * @param isFork whether the head is in another repository, or in one that is gone
     * @param isMerged whether there is nothing to judge any more
     * @param isRetargeted whether the event is that its target branch was changed
     */
    record PullRequest(long number, Optional<String> head, Optional<String> baseBranch, boolean isFork, boolean isMerged,
            boolean isRetargeted)
            implements
                GitHubEvent {

        @Override
        public String name() {
            return "pull_request";
        }
    }

    /**
     * Changes that wait in a merge queue.
     *
     * @param base the commit that they are added to
     * @param head the commit with all of them
     * @param baseBranch the target branch, without {@code refs/heads/}
     */
    record MergeGroup(String base, String head, Optional<String> baseBranch) implements GitHubEvent {

        @Override
        public String name() {
            return "merge_group";
        }
    }

    /** A state of a branch or a tag, which is no change of another one. */
    record State(String name) implements GitHubEvent {
    }

    /** Returns whether the event is of a change that is judged before it is merged. */
    default boolean isChange() {
        return !(this instanceof State);
    }
}
