package com.insightpulseai.mcp.scanner.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import com.insightpulseai.mcp.scanner.GitHubStub;
import com.insightpulseai.mcp.scanner.HubStub.Call;
import com.insightpulseai.mcp.scanner.github.PullRequestScene;

/** A pull request at a server, and a gate beside stubs of the hub and of GitHub. */
abstract class JudgedPullRequest {

    static final String MERGE_REF = "refs/pull/7/merge";
    static final String QUEUE_REF = "refs/heads/gh-readonly-queue/release/1.0/pr-7-0123";

    @TempDir
    static Path folder;

    static PullRequestScene scene;
    static Path checkout;

    GateProgram gate;

    @BeforeAll
    static void makeScene() throws IOException {
        scene = new PullRequestScene(folder.resolve("scene"));
        checkout = scene.checkout(scene.merge, MERGE_REF, 2);
    }

    @AfterAll
    static void closeScene() {
        scene.close();
    }

    @BeforeEach
    void start() throws IOException {
        gate = new GateProgram(Files.createTempDirectory(folder, "job"));
    }

    @AfterEach
    void stop() {
        gate.close();
    }

    final List<Call> scans() {
        return gate.hub.calls("scan.repo");
    }

    /** Runs the job of the pull request, with further variables as names and values. */
    final GateProgram.Ended judged(String... variables) throws IOException {
        Map<String, String> all = gate.variables(scene.pullRequestJob());
        for (int i = 0; i < variables.length; i += 2) {
            all.put(variables[i], variables[i + 1]);
        }
        return gate.run(checkout, all);
    }

    final String comment() {
        return gate.github.comments(GitHubStub.BOT).get(0).body();
    }
}
