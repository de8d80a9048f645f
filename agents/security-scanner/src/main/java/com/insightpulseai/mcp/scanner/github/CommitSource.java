package com.insightpulseai.mcp.scanner.github;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import com.insightpulseai.mcp.cli.TimeBudget;
import com.insightpulseai.mcp.scanner.git.GitException;
import com.insightpulseai.mcp.scanner.git.GitRemote;
import com.insightpulseai.mcp.scanner.git.GitRepository;
import com.insightpulseai.mcp.scanner.scan.ScanProgress;

/** Commits of the repository, fetched where the checkout does not have them. Confined to one thread. */
public final class CommitSource {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int DEEPER = 50;
    private static final int SHORT_ID = 10;
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    /** Names without signs that a refspec has a meaning for, none of which git allows in a name. */
    private static final Pattern REF = Pattern.compile("refs/[^\\s:^~?*\\[\\\\]{1,1000}");
    private static final Pattern BRANCH = Pattern.compile("[^\\s:^~?*\\[\\\\+-][^\\s:^~?*\\[\\\\]{0,254}");

    private final GitRepository git;
    private final List<GitRemote> remotes = new ArrayList<>();
    private final String ref;
    private final TimeBudget time;
    private final ScanProgress progress;
    private Optional<String> problem = Optional.empty();

    /**
     * @param remote whose token is used where the credentials that the checkout left are not enough
     * @param ref of the job, whose history has its commits
     */
    public CommitSource(GitRepository git, GitRemote remote, String ref, TimeBudget time, ScanProgress progress) {
        this.git = git;
        this.remotes.add(remote.anonymous());
        if (remote.token().isPresent()) {
            this.remotes.add(remote);
        }
        this.ref = ref;
        this.time = time;
        this.progress = progress;
    }

    GitRepository git() {
        return git;
    }

    /**
     * Makes sure that a commit is here: fetches it alone, else more of the job's history.
     *
     * @param depth of the history behind it
     * @return false where it cannot be had
     */
    boolean has(String commit, int depth) {
        if (isHere(commit)) {
            return true;
        }
        progress.step("Fetching the commit " + shortId(commit));
        fetch(commit, depth);
        if (!isHere(commit) && REF.matcher(ref).matches()) {
            progress.step("Fetching more history of " + ref);
            fetch(ref, DEEPER);
        }
        return isHere(commit);
    }

    private boolean isHere(String commit) {
        return git.commit(commit).isPresent();
    }

    /**
     * Fetches the newest commit of a ref.
     *
     * @param name full, such as {@code refs/heads/main}
     */
    Optional<String> newest(String name, int depth) {
        if (!REF.matcher(name).matches()) {
            return Optional.empty();
        }
        progress.step("Fetching " + name);
        return fetch(name, depth);
    }

    /** Resolves a branch, tag or commit by what is here, else by the server's commit or branch of that name. */
    public Optional<String> resolve(String revision) {
        Optional<String> here = git.commit(revision);
        if (here.isPresent()) {
            return here;
        } else if (COMMIT.matcher(revision).matches()) {
            return has(revision, 1) ? git.commit(revision) : Optional.empty();
        }
        String branch = revision.startsWith("origin/") ? revision.substring("origin/".length()) : revision;
        return BRANCH.matcher(branch).matches() ? newest("refs/heads/" + branch, 1) : Optional.empty();
    }

    private Optional<String> fetch(String what, int depth) {
        for (GitRemote remote : List.copyOf(remotes)) {
            try {
                Duration left = time.left();
                String commit = git.fetch(remote, what, depth, left.compareTo(PATIENCE) < 0 ? left : PATIENCE);
                return Optional.of(commit);
            } catch (GitException e) {
                problem = Optional.of(e.getMessage());
            }
        }
        return Optional.empty();
    }

    /** Returns why the newest fetch failed, for people; empty if there was none. */
    Optional<String> problem() {
        return problem;
    }

    static String shortId(String commit) {
        return commit.substring(0, Math.min(SHORT_ID, commit.length()));
    }
}
