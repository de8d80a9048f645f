package com.insightpulseai.mcp.scanner.github;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import com.insightpulseai.mcp.scanner.git.TestRepository;

/**
 * The repository {@code acme/web} at a server, with a pull request for {@code main}, and checkouts as actions/checkout makes
 * them. The pull request began at {@link #old}; since then {@code main} went on to {@link #base}.
 */
public final class PullRequestScene implements AutoCloseable {

    public static final long NUMBER = 7;

    public final GitServerStub server;
    public final String old;
    public final String base;
    public final String head;
    public final String merge;

    private final Path folder;
    private final TestRepository work;
    private final Path upstream;
    private int checkouts;
    private int merges;

    public PullRequestScene(Path folder) throws IOException {
        this.folder = folder;
        upstream = Files.createDirectories(folder.resolve("server/acme")).resolve("web");
        work = TestRepository.init(folder.resolve("work"));
        old = work.write("package.json", "{}\n").write("README.md", "1\n").commit();
        work.git("branch", "feature");
        base = work.write("package-lock.json", "{\"lockfileVersion\":3}\n").commit();
        work.git("checkout", "-q", "feature");
        head = work.write("package.json", "{\"dependencies\":{\"evil-test-package\":\"1.0.0\"}}\n").commit();
        merge = merged("main", "feature");
        work.git("clone", "-q", "--bare", ".", upstream.toString());
        bare("config", "uploadpack.allowAnySHA1InWant", "true");
        bare("config", "uploadpack.allowFilter", "true");
        publish(merge, "refs/pull/7/merge");
        bare("symbolic-ref", "HEAD", "refs/heads/main");
        server = new GitServerStub(folder.resolve("server"));
    }

    private void bare(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "-C";
        all[1] = upstream.toString();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        work.git(all);
    }

    /** The repository in which commits are made. */
    public TestRepository work() {
        return work;
    }

    /** Merges as GitHub does, without moving a branch; returns the merge commit. */
    public String merged(String target, String change) {
        work.git("checkout", "-q", "--detach", target);
        work.git("merge", "-q", "--no-ff", "-m", "Merge " + ++merges, change);
        return work.git("rev-parse", "HEAD");
    }

    /** Merges three commits, which GitHub never does; returns the merge commit. */
    public String octopus() throws IOException {
        work.git("checkout", "-q", "--detach", old);
        String other = work.write("other.txt", "1\n").commit();
        work.git("checkout", "-q", "--detach", "main");
        work.git("merge", "-q", "-m", "Merge", "feature", other);
        return work.git("rev-parse", "HEAD");
    }

    /** Commits to a branch without moving it; returns the commit. */
    public String pushed(String branch, String content) throws IOException {
        work.git("checkout", "-q", "--detach", branch);
        return work.write("README.md", content).commit();
    }

    /** Lets the server give tips of branches only, or any commit as GitHub does. */
    public void onlyTips(boolean isOn) {
        bare("config", "uploadpack.allowAnySHA1InWant", Boolean.toString(!isOn));
    }

    /** Brings a commit to the server. */
    public void publish(String commit, String ref) {
        work.git("push", "-q", "--force", upstream.toUri().toString(), commit + ":" + ref);
    }

    /** Checks a commit out as actions/checkout does; a depth of 0 is all of the history. */
    public Path checkout(String commit, String ref, int depth) throws IOException {
        TestRepository clone = TestRepository.init(folder.resolve("checkout-" + ++checkouts));
        clone.git("remote", "add", "origin", server.url() + "/acme/web");
        clone.git("fetch", "-q", "--no-tags", "--depth=" + (depth == 0 ? Integer.MAX_VALUE : depth),
                upstream.toUri().toString(),
                commit + ":" + ref.replaceFirst("^refs/(heads/)?", "refs/remotes/origin/"));
        clone.git("checkout", "-q", "--detach", commit);
        return clone.folder();
    }

    /** Writes an event, and returns the variables of a job of it. */
    public Map<String, String> job(String event, String commit, String ref, String payload) throws IOException {
        Path file = Files.createTempFile(folder, "event", ".json");
        Files.writeString(file, payload);
        Map<String, String> variables = new HashMap<>();
        variables.put("GITHUB_ACTIONS", "true");
        variables.put("GITHUB_EVENT_NAME", event);
        variables.put("GITHUB_EVENT_PATH", file.toString());
        variables.put("GITHUB_REPOSITORY", "acme/web");
        variables.put("GITHUB_SERVER_URL", server.url());
        variables.put("GITHUB_API_URL", server.url() + "/api/v3");
        variables.put("GITHUB_RUN_ID", "1000");
        variables.put("GITHUB_RUN_ATTEMPT", "1");
        variables.put("GITHUB_SHA", commit);
        variables.put("GITHUB_REF", ref);
        variables.put("GITHUB_ACTOR", "octocat");
        variables.put("GITHUB_TRIGGERING_ACTOR", "octocat");
        return variables;
    }

    /** The variables of the pull request's job. */
    public Map<String, String> pullRequestJob() throws IOException {
        return job("pull_request", merge, "refs/pull/7/merge", payload(head, "opened", false));
    }

    /** An event of the pull request, with the base that other tools take: the one that it had when it was opened. */
    public String payload(String headCommit, String action, boolean isFork) {
        return """
                {"action":"%s","number":7,"pull_request":{"number":7,"draft":true,"merged":false,
                 "head":{"ref":"feature","sha":"%s","repo":{"id":%d,"full_name":"%s"}},
                 "base":{"ref":"main","sha":"%s","repo":{"id":1,"full_name":"acme/web"}}},
                 "repository":{"default_branch":"trunk"}}
                """.formatted(action, headCommit, isFork ? 2 : 1, isFork ? "mallory/web" : "acme/web", old);
    }

    /** An event of a merge queue. */
    public static String queue(String base, String head, String branch) {
        return "{\"action\":\"checks_requested\",\"merge_group\":{\"base_sha\":\"" + base + "\",\"head_sha\":\"" + head
                + "\",\"base_ref\":\"refs/heads/" + branch + "\"},\"repository\":{\"default_branch\":\"trunk\"}}";
    }

    @Override
    public void close() {
        server.close();
    }
}
