package com.insightpulseai.mcp.scanner.github;

import java.util.List;
import java.util.Optional;

import com.insightpulseai.mcp.cli.CommandFailure;
import com.insightpulseai.mcp.scanner.github.GitHubEvent.MergeGroup;
import com.insightpulseai.mcp.scanner.github.GitHubEvent.PullRequest;

/**
 * The commits that a job compares. A wrong base is worse than none: what cannot be had, or is not what the event speaks of,
 * ends
 * without a verdict, and no default branch is assumed.
 *
 * @param head the commit that is judged
 * @param base the commit that it is compared with; empty where the event is of no change
 * @param notices for people
 */
public record ComparedCommits(String head, Optional<Base> base, List<String> notices) {

    private static final String DEPTH_OF_MERGE = "fetch-depth: 2";
    private static final String WHOLE_DEPTH = "fetch-depth: 0";
    private static final String STALE = "The merge commit %s of pull request %d joins %s, and the event is of its commit %s: "
            + "GitHub has not made the merge commit anew. If the pull request has conflicts with its target branch, "
            + "resolve them; else push a commit, or close and reopen it.";
    private static final String RETARGETED = "GitHub has not made the merge commit of pull request %d anew since its target "
            + "branch was changed, or that branch went on. Start the job again.";
    private static final int PARENTS = 2;

    /**
     * The commit to compare with.
     *
     * @param name for people, such as that of the target branch
     */
    public record Base(String name, String commit) {
    }

    public ComparedCommits {
        notices = List.copyOf(notices);
    }

    /**
     * Finds the commits of a job's event.
     *
     * @throws CommandFailure without a verdict, where one cannot be had
     */
    public static ComparedCommits of(GateJob job, CommitSource source) {
        if (job.event() instanceof PullRequest pull) {
            return ofPullRequest(job, pull, source);
        } else if (job.event() instanceof MergeGroup group) {
            return ofMergeGroup(job, group, source);
        }
        require(source, job.commit(), 1, "The commit of this job", WHOLE_DEPTH);
        return new ComparedCommits(job.commit(), Optional.empty(), List.of());
    }

    /** The first parent of the merge commit is the target branch as GitHub merged with it. */
    private static ComparedCommits ofPullRequest(GateJob job, PullRequest pull, CommitSource source) {
        if (pull.isMerged()) {
            throw CommandFailure
                    .wrongUse("Pull request " + pull.number() + " is merged already, so there is nothing to judge. Leave "
                            + "`closed` out of the types of `pull_request`.");
        }
        if (!job.ref().equals("refs/pull/" + pull.number() + "/merge")) {
            throw CommandFailure
                    .unknown("The job is of " + job.ref() + ", and the event of pull request " + pull.number() + ".");
        }
        require(source, job.commit(), PARENTS, "The merge commit of the pull request", DEPTH_OF_MERGE);
        Optional<String> target = target(pull, source);
        String head = isOf(pull, target, parents(source, job.commit())) ? job.commit() : recomputed(job, pull, target, source);
        String base = parents(source, head).get(0);
        require(source, base, 1, "The target branch's commit", DEPTH_OF_MERGE);
        return new ComparedCommits(head, Optional.of(new Base(pull.baseBranch().orElse(base), base)),
                notices(source, head));
    }

    private static List<String> parents(CommitSource source, String merge) {
        List<String> parents = source.git().parents(merge);
        if (parents.size() != PARENTS) {
            throw CommandFailure.unknown("The commit " + CommitSource.shortId(merge) + " of this job has " + parents.size()
                    + " parents, so it is no merge commit that GitHub makes of a pull request.");
        }
        return parents;
    }

    /** The merge commit may still be one with the former target branch, which may have what is new in this one. */
    private static Optional<String> target(PullRequest pull, CommitSource source) {
        if (!pull.isRetargeted()) {
            return Optional.empty();
        }
        return Optional.of(pull.baseBranch().flatMap(branch -> source.newest("refs/heads/" + branch, 1))
                .orElseThrow(() -> CommandFailure.unknown("The new target branch of pull request " + pull.number()
                        + " cannot be had." + problem(source))));
    }

    private static boolean isOf(PullRequest pull, Optional<String> target, List<String> parents) {
        return (target.isEmpty() || target.get().equals(parents.get(0)))
                && (pull.head().isEmpty() || pull.head().get().equals(parents.get(1)));
    }

    /** Looks whether GitHub has made the merge commit since the job began. */
    private static String recomputed(GateJob job, PullRequest pull, Optional<String> target, CommitSource source) {
        return source.newest(job.ref(), PARENTS).filter(merge -> isOf(pull, target, parents(source, merge)))
                .orElseThrow(() -> CommandFailure.unknown(target.isPresent() ? RETARGETED.formatted(pull.number())
                        : STALE.formatted(CommitSource.shortId(job.commit()), pull.number(),
                                CommitSource.shortId(parents(source, job.commit()).get(1)),
                                CommitSource.shortId(pull.head().orElseThrow()))));
    }

    private static String problem(CommitSource source) {
        return source.problem().map(text -> " It could not be fetched: " + text).orElse("");
    }

    private static List<String> notices(CommitSource source, String head) {
        Optional<String> checkedOut = source.git().head();
        return checkedOut.isEmpty() || checkedOut.get().equals(head) ? List.of()
                : List.of(
                        "The commit " + CommitSource.shortId(checkedOut.get()) + " is checked out; judged is the merge commit "
                                + CommitSource.shortId(head) + " that GitHub made of the pull request.");
    }

    private static ComparedCommits ofMergeGroup(GateJob job, MergeGroup group, CommitSource source) {
        if (group.base().equals(group.head())) {
            throw CommandFailure.unknown("Base and head of the merge group are the same commit "
                    + CommitSource.shortId(group.head()) + ", so nothing could be new.");
        }
        if (!job.commit().equals(group.head())) {
            throw CommandFailure.unknown("The job is of the commit " + CommitSource.shortId(job.commit())
                    + ", and the event of the merge group's " + CommitSource.shortId(group.head()) + ".");
        }
        require(source, group.head(), 1, "The commit of the merge group", WHOLE_DEPTH);
        require(source, group.base(), 1, "The commit that the merge group is added to", WHOLE_DEPTH);
        return new ComparedCommits(group.head(),
                Optional.of(new Base(group.baseBranch().orElse(group.base()), group.base())), List.of());
    }

    private static void require(CommitSource source, String commit, int depth, String subject, String line) {
        if (!source.has(commit, depth)) {
            throw CommandFailure.unknown(subject + ", " + CommitSource.shortId(commit) + ", cannot be had. Add `" + line
                    + "` below `with:` of actions/checkout."
                    + problem(source));
        }
    }
}
