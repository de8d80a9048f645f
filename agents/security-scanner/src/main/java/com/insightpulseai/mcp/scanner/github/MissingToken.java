package com.insightpulseai.mcp.scanner.github;

import com.insightpulseai.mcp.scanner.github.GitHubEvent.PullRequest;
import com.insightpulseai.mcp.scanner.github.GitHubEvent.State;

/** The reason for which GitHub gave a job no means to ask for a token. */
public enum MissingToken {
    /** The pull request comes from another repository. */
    FORK("GitHub gives no token to a pull request from a fork, so it was not judged.",
            "Set `forks: defer` where a merge queue's run judges it before the merge; let the pair of workflows for forks "
                    + "judge it (docs/ci.md); or push the commits to a branch of this repository.",
            true),
    /** Dependabot's runs have the rights of a fork. */
    DEPENDABOT("GitHub gives no token to a run that Dependabot started, so it was not judged.",
            "Start the job again by hand: a person's run has the rights that the workflow names. Or set `forks: defer` where a "
                    + "merge queue's run judges it before the merge.",
            true),
    /** A person started Dependabot's run again, and there is no token either. */
    DEPENDABOT_AGAIN("This run of Dependabot's change, which was started again by hand, has no token.",
            "Add `id-token: write` below `permissions:`; where it is there, GitHub kept the rights of the first run: push a "
                    + "commit to the branch, or set `forks: defer` where a merge queue's run judges it before the merge.",
            true),
    /** Dependabot pushed a branch, whose run has the same rights; no queue judges what is pushed. */
    DEPENDABOT_PUSH("GitHub gives no token to a run that Dependabot started, so it was not judged.",
            "Start the job again by hand: a person's run has the rights that the workflow names.", false),
    /** The workflow does not name the permission. */
    PERMISSION("GitHub gave this job no means to ask for a token.",
            "Add `id-token: write` below `permissions:` of the job; where the job is in a reusable workflow, the job that "
                    + "calls it needs it too.",
            false);

    private final String fact;
    private final String remedy;
    private final boolean isDeferrable;

    MissingToken(String fact, String remedy, boolean isDeferrable) {
        this.fact = fact;
        this.remedy = remedy;
        this.isDeferrable = isDeferrable;
    }

    /** Returns the reason for a job without the variables by which a token is asked for. */
    public static MissingToken of(GateJob job) {
        if (job.event() instanceof PullRequest pull) {
            MissingToken ofOthers = pull.isFork() ? FORK : PERMISSION;
            return !job.isOfDependabot() ? ofOthers : job.isStartedByPerson() ? DEPENDABOT_AGAIN : DEPENDABOT;
        }
        boolean isDependabots = job.event() instanceof State && job.isOfDependabot() && !job.isStartedByPerson();
        return isDependabots ? DEPENDABOT_PUSH : PERMISSION;
    }

    /** Returns what is the matter, for people who need to do nothing about it. */
    public String fact() {
        return fact;
    }

    /** Returns what is the matter, and who can do what about it. */
    public String remedy() {
        return fact + " " + remedy;
    }

    /** Returns whether a later run, which has a token, may judge the change. The merge queue's own run is the last one. */
    public boolean isDeferrable() {
        return isDeferrable;
    }
}
