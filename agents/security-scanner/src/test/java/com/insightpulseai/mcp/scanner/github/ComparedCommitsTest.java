package com.insightpulseai.mcp.scanner.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.insightpulseai.mcp.cli.CommandFailure;
import com.insightpulseai.mcp.cli.ExitCode;
import com.insightpulseai.mcp.cli.TimeBudget;
import com.insightpulseai.mcp.cli.TimeSpan;
import com.insightpulseai.mcp.scanner.git.GitRemote;
import com.insightpulseai.mcp.scanner.git.GitRepository;

/**
 * Base and head of each event. The variables that other tools take for the base are there and wrong: {@code base.sha} of a pull
 * request is stale, {@code GITHUB_BASE_REF} is empty or another branch, and the default branch has nothing to do with it.
 */
class ComparedCommitsTest {

    private static final String TOKEN = "ghs_token";
    private static final String BASIC = "basic eC1hY2Nlc3MtdG9rZW46Z2hzX3Rva2Vu";
    private static final String MERGE_REF = "refs/pull/7/merge";
    private static final String QUEUE_REF = "refs/heads/gh-readonly-queue/release/1.0/pr-7-0123";

    @TempDir
    static Path folder;

    private static PullRequestScene scene;
    private static String queued;

    @BeforeAll
    static void makeScene() throws IOException {
        scene = new PullRequestScene(folder);
        queued = scene.merged("main", "feature");
        scene.publish(queued, QUEUE_REF);
        scene.publish(scene.head, "refs/heads/feature");
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    @BeforeEach
    void reset() {
        scene.server.reset();
    }

    private static ComparedCommits found(Path checkout, Map<String, String> variables) {
        GateJob job = GateJob.read(variables);
        GitRepository git = GitRepository.open(checkout).repository().orElseThrow();
        return ComparedCommits.of(job,
                new CommitSource(git, new GitRemote(job.repositoryUrl(), job.github().token()), job.ref(),
                        TimeBudget.of(TimeSpan.parse("1m")), step -> {
                        }));
    }

    private static Map<String, String> job(String event, String commit, String ref, String payload) throws IOException {
        Map<String, String> variables = scene.job(event, commit, ref, payload);
        variables.put("GITHUB_BASE_REF", event.equals("pull_request") ? "trunk" : "");
        return variables;
    }

    /** Events with the depth of the checkout; a depth of 1 needs a fetch. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            pull_request,      2
            pull_request,      1
            pull_request,      0
            merge_group,       2
            merge_group,       1
            """)
    void aChangeIsComparedWithTheCommitThatItIsMergedInto(String event, int depth) throws IOException {
        boolean isQueue = event.equals("merge_group");
        String head = isQueue ? queued : scene.merge;
        String ref = isQueue ? QUEUE_REF : MERGE_REF;
        String payload = isQueue ? PullRequestScene.queue(scene.base, queued, "release/1.0")
                : scene.payload(scene.head, "synchronize", false);

        ComparedCommits commits = found(scene.checkout(head, ref, depth), job(event, head, ref, payload));

        assertThat(commits.head()).isEqualTo(head);
        assertThat(commits.base()).contains(new ComparedCommits.Base(isQueue ? "release/1.0" : "main", scene.base));
        assertThat(commits.notices()).isEmpty();
        assertThat(scene.server.credentials().isEmpty()).as("nothing is fetched that is there").isEqualTo(depth != 1);
    }

    @ParameterizedTest
    @CsvSource({ "push,refs/heads/main", "workflow_dispatch,refs/heads/release/1.0", "schedule,refs/heads/main",
            "release,refs/tags/v1" })
    void aStateHasNoBase(String event, String ref) throws IOException {
        ComparedCommits commits = found(scene.checkout(scene.base, "refs/heads/main", 1), job(event, scene.base, ref, "{}"));

        assertThat(commits).isEqualTo(new ComparedCommits(scene.base, Optional.empty(), List.of()));
    }

    @ParameterizedTest
    @CsvSource({ "opened", "synchronize", "reopened", "closed", "converted_to_draft", "ready_for_review", "labeled" })
    void whateverHappenedToAPullRequestItIsJudged(String action) throws IOException {
        Path checkout = scene.checkout(scene.merge, MERGE_REF, 2);

        assertThat(
                found(checkout, job("pull_request", scene.merge, MERGE_REF, scene.payload(scene.head, action, false))).base())
                .isPresent();
    }

    @Test
    void aPullRequestThatIsMergedIsNotJudged() throws IOException {
        String merged = scene.payload(scene.head, "closed", false).replace("\"merged\":false", "\"merged\":true");

        fails(ExitCode.WRONG_USE, "Leave `closed` out of the types", scene.checkout(scene.merge, MERGE_REF, 1),
                job("pull_request", scene.merge, MERGE_REF, merged));
    }

    private static void fails(int code, String message, Path checkout, Map<String, String> variables) {
        assertThatThrownBy(() -> found(checkout, variables)).isInstanceOfSatisfying(CommandFailure.class, failure -> {
            assertThat(failure).hasMessageContaining(message);
            assertThat(failure.exitCode()).isEqualTo(code);
        });
    }

    private static void unknown(String message, Path checkout, Map<String, String> variables) {
        fails(ExitCode.UNKNOWN, message, checkout, variables);
    }

    @Test
    void aPrivateRepositoryIsFetchedFromWithTheJobsToken() throws IOException {
        scene.server.demand(BASIC);
        Map<String, String> variables = scene.pullRequestJob();
        variables.put("GITHUB_TOKEN", TOKEN);

        ComparedCommits commits = found(scene.checkout(scene.merge, MERGE_REF, 1), variables);

        assertThat(commits.base()).isPresent();
        assertThat(scene.server.credentials()).startsWith("none").contains(BASIC);
    }

    @Test
    void credentialsThatTheCheckoutLeftAreUsedFirst() throws IOException {
        scene.server.demand("basic bGVmdA==");
        Path checkout = scene.checkout(scene.merge, MERGE_REF, 1);
        Path config = Files.writeString(folder.resolve("git-credentials.config"),
                "[http \"" + scene.server.url() + "/\"]\n\textraheader = AUTHORIZATION: basic bGVmdA==\n");
        scene.work().git("-C", checkout.toString(), "config", "includeIf.gitdir:" + checkout + "/.git.path", config.toString());
        Map<String, String> variables = scene.pullRequestJob();
        variables.put("GITHUB_TOKEN", TOKEN);

        assertThat(found(checkout, variables).base()).isPresent();
        assertThat(scene.server.credentials()).containsOnly("basic bGVmdA==");
    }

    @Test
    void aTokenIsSentAloneWhereTheCheckoutsCredentialsAreNotEnough() throws IOException {
        scene.server.demand(BASIC);
        Path checkout = scene.checkout(scene.merge, MERGE_REF, 1);
        scene.work().git("-C", checkout.toString(), "config", "http." + scene.server.url() + "/.extraheader",
                "AUTHORIZATION: basic ZXhwaXJlZA==");
        Map<String, String> variables = scene.pullRequestJob();
        variables.put("GITHUB_TOKEN", TOKEN);

        assertThat(found(checkout, variables).base()).isPresent();
        assertThat(scene.server.credentials()).contains(BASIC).noneMatch(header -> header.contains(", "));
    }

    @Test
    void withoutCredentialsTheLineForTheWorkflowIsNamed() throws IOException {
        scene.server.demand(BASIC);

        unknown("Add `fetch-depth: 2` below `with:` of actions/checkout", scene.checkout(scene.merge, MERGE_REF, 1),
                scene.pullRequestJob());
        unknown("Add `fetch-depth: 0`", scene.checkout(queued, QUEUE_REF, 1),
                job("merge_group", queued, QUEUE_REF, PullRequestScene.queue(scene.base, queued, "main")));
    }

    @Test
    void aServerThatGivesNoSingleCommitIsAskedForMoreHistory() throws IOException {
        scene.onlyTips(true);
        try {
            assertThat(found(scene.checkout(scene.merge, MERGE_REF, 1), scene.pullRequestJob()).base())
                    .hasValueSatisfying(base -> assertThat(base.commit()).isEqualTo(scene.base));
        } finally {
            scene.onlyTips(false);
        }
    }

    @Test
    void whereTheHeadIsCheckedOutTheMergeCommitIsFetched() throws IOException {
        ComparedCommits commits = found(scene.checkout(scene.head, "refs/heads/feature", 1), scene.pullRequestJob());

        assertThat(commits.head()).isEqualTo(scene.merge);
        assertThat(commits.base().orElseThrow().commit()).isEqualTo(scene.base);
        assertThat(commits.notices()).singleElement().asString().contains("is checked out; judged is the merge commit");
    }

    @Test
    void equalCommitsAreNoChangeThatCouldBeJudged() throws IOException {
        unknown("same commit", scene.checkout(queued, QUEUE_REF, 1),
                job("merge_group", queued, QUEUE_REF, PullRequestScene.queue(queued, queued, "main")));
    }

    @Test
    void aMergeCommitOfAnEarlierPushIsReplacedOrRefused() throws IOException {
        String pushed = scene.pushed("feature", "2");
        Map<String, String> variables = job("pull_request", scene.merge, MERGE_REF,
                scene.payload(pushed, "synchronize", false));
        Path checkout = scene.checkout(scene.merge, MERGE_REF, 2);

        unknown("GitHub has not made the merge commit anew", checkout, variables);
        String recomputed = scene.merged("main", pushed);
        scene.publish(recomputed, MERGE_REF);
        try {
            ComparedCommits commits = found(checkout, variables);

            assertThat(commits.head()).isEqualTo(recomputed);
            assertThat(commits.base().orElseThrow().commit()).isEqualTo(scene.base);
        } finally {
            scene.publish(scene.merge, MERGE_REF);
        }
    }

    /** The former target branch has what is new in the present one. */
    @Test
    void aMergeCommitOfTheFormerTargetIsReplacedOrRefused() throws IOException {
        String former = scene.merged(scene.old, scene.head);
        scene.publish(former, MERGE_REF);
        String payload = scene.payload(scene.head, "edited", false).replaceFirst("\\{",
                "{\"changes\":{\"base\":{\"ref\":{\"from\":\"feature\"}}},");
        Path checkout = scene.checkout(former, MERGE_REF, 2);
        try {
            unknown("since its target branch was changed", checkout, job("pull_request", former, MERGE_REF, payload));
        } finally {
            scene.publish(scene.merge, MERGE_REF);
        }

        ComparedCommits commits = found(checkout, job("pull_request", former, MERGE_REF, payload));

        assertThat(commits.head()).isEqualTo(scene.merge);
        assertThat(commits.base().orElseThrow().commit()).isEqualTo(scene.base);
        assertThat(found(checkout, job("pull_request", scene.merge, MERGE_REF, payload)).head()).isEqualTo(scene.merge);
    }

    @Test
    void onlyAMergeOfTwoIsOneThatGitHubMakes() throws IOException {
        String octopus = scene.octopus();
        scene.publish(octopus, "refs/heads/octopus");

        unknown("has 3 parents", scene.checkout(octopus, "refs/heads/octopus", 1),
                job("pull_request", octopus, MERGE_REF, scene.payload(scene.head, "opened", false)));
        unknown("has 1 parents", scene.checkout(scene.base, "refs/heads/main", 1),
                job("pull_request", scene.base, MERGE_REF, scene.payload(scene.head, "opened", false)));
        assertThat(found(scene.checkout(octopus, "refs/heads/octopus", 1), job("push", octopus, "refs/heads/octopus", "{}"))
                .head())
                .isEqualTo(octopus);
    }

    @Test
    void aJobOfAnotherPullRequestOrCommitIsRefused() throws IOException {
        Path checkout = scene.checkout(scene.merge, MERGE_REF, 2);

        unknown("and the event of pull request 7", checkout,
                job("pull_request", scene.merge, "refs/pull/8/merge", scene.payload(scene.head, "opened", false)));
        unknown("and the event of the merge group's", checkout,
                job("merge_group", scene.merge, QUEUE_REF, PullRequestScene.queue(scene.base, queued, "main")));
    }

    @Test
    void aBaselineIsACommitOrABranchOfTheServer() throws IOException {
        GateJob job = GateJob.read(new HashMap<>(scene.pullRequestJob()));
        GitRepository git = GitRepository.open(scene.checkout(scene.merge, MERGE_REF, 1)).repository().orElseThrow();
        CommitSource source = new CommitSource(git, new GitRemote(job.repositoryUrl(), Optional.empty()), job.ref(),
                TimeBudget.of(TimeSpan.parse("1m")), step -> {
                });

        assertThat(source.resolve("HEAD")).contains(scene.merge);
        assertThat(source.resolve(scene.base)).contains(scene.base);
        assertThat(source.resolve("origin/main")).contains(scene.base);
        assertThat(source.resolve("absent")).isEmpty();
        assertThat(source.resolve("+refs/heads/main:refs/heads/x")).isEmpty();
    }
}
