package com.insightpulseai.mcp.hub;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import com.insightpulseai.mcp.cli.StandardStreams;
import com.insightpulseai.mcp.cli.Terminal;
import com.insightpulseai.mcp.scanner.cli.SecurityScanner;

/**
 * A job of GitHub Actions that runs the gate for pull request 7 of a repository.
 *
 * @param run id of the workflow's run
 * @param claims of its tokens
 */
record PullRequestJob(JobServices github, ScannedRepository repository, String name, long run, Map<String, Object> claims) {

    static final String WORKFLOW = "acme/ci/.github/workflows/pr-dependency-check.yml@refs/heads/main";
    static final long REPOSITORY_ID = 4711;

    private static final AtomicInteger JOBS = new AtomicInteger();

    /** The end of a job. */
    record Ended(int exitCode, String log) {
    }

    /** @param name of the repository, whose owner is {@code acme} */
    static PullRequestJob of(JobServices github, ScannedRepository repository, String name, long run) {
        Map<String, Object> claims = new HashMap<>();
        claims.put("repository", "acme/" + name);
        claims.put("repository_id", Long.toString(REPOSITORY_ID));
        claims.put("event_name", "pull_request");
        claims.put("ref", "refs/pull/7/merge");
        claims.put("base_ref", "main");
        claims.put("head_ref", "feature");
        claims.put("job_workflow_ref", WORKFLOW);
        claims.put("workflow_ref", "acme/" + name + "/.github/workflows/gate.yml@refs/pull/7/merge");
        claims.put("run_id", Long.toString(run));
        claims.put("run_attempt", "1");
        claims.put("actor", "octocat");
        return new PullRequestJob(github, repository, name, run, claims);
    }

    PullRequestJob with(String claim, Object value) {
        Map<String, Object> changed = new HashMap<>(claims);
        changed.put(claim, value);
        return new PullRequestJob(github, repository, name, run, changed);
    }

    /** Runs the program for a merge commit of the pull request. */
    Ended judge(String hub, ScannedRepository.Change change, Map<String, String> inputs) throws IOException {
        int number = JOBS.incrementAndGet();
        Path temporary = Files.createDirectory(repository.folder().resolveSibling(name + ".job-" + number));
        Path event = Files.writeString(temporary.resolve("event.json"), """
                {"action":"synchronize","number":7,"pull_request":{"number":7,
                 "head":{"ref":"feature","sha":"%s","repo":{"id":1,"full_name":"acme/%s"}},
                 "base":{"ref":"main","sha":"%s","repo":{"id":1,"full_name":"acme/%s"}}}}
                """.formatted(change.head(), name, change.base(), name));
        Path checkout = repository.checkout(change.merge(), temporary.resolve("checkout"));
        Map<String, Object> all = new HashMap<>(claims);
        all.put("sha", change.merge());
        Map<String, String> variables = new HashMap<>(github.variables(name + "-" + number, all));
        variables.put("GITHUB_ACTIONS", "true");
        variables.put("GITHUB_EVENT_NAME", "pull_request");
        variables.put("GITHUB_EVENT_PATH", event.toString());
        variables.put("GITHUB_REPOSITORY", "acme/" + name);
        variables.put("GITHUB_RUN_ID", Long.toString(run));
        variables.put("GITHUB_RUN_ATTEMPT", "1");
        variables.put("GITHUB_SHA", change.merge());
        variables.put("GITHUB_REF", "refs/pull/7/merge");
        variables.put("GITHUB_ACTOR", "octocat");
        variables.put("GITHUB_TRIGGERING_ACTOR", "octocat");
        variables.put("GITHUB_STEP_SUMMARY", temporary.resolve("summary.md").toString());
        variables.put("GITHUB_OUTPUT", temporary.resolve("output").toString());
        variables.put("RUNNER_TEMP", temporary.toString());
        variables.put("XDG_CACHE_HOME", temporary.resolve("cache").toString());
        variables.put("MCP_URL", hub);
        variables.put("PATH", System.getenv("PATH"));
        variables.putAll(inputs);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        int code = SecurityScanner
                .program(new StandardStreams(out, new PrintWriter(err), new Terminal(false, false, false, 120)), variables)
                .run("github", checkout.toString());
        return new Ended(code, out.toString(StandardCharsets.UTF_8) + err);
    }
}
