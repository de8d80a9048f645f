package com.insightpulseai.mcp.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

/** Jobs that run the dependency gate beside a hub that simulates Socket, with tokens as GitHub signs them. */
class GateSandboxIT {

    private static final String LOCKFILE = "{\"name\":\"web\",\"lockfileVersion\":3,\"packages\":{\"\":{\"name\":\"web\"},"
            + "\"node_modules/%s\":{\"version\":\"%s\"}}}\n";
    private static final String HARMLESS = LOCKFILE.formatted("left-outer", "1.3.0");
    private static final String MALWARE = LOCKFILE.formatted("evil-test-package", "1.0.0");
    private static final String REGISTRATION = """
            insert into ops.federated_callers (repository_id, events, workflow, tools, role, description)
            values (?, '{pull_request,merge_group}', ?, '{socket/scan.repo,socket/scan.get,socket/files.supported}',
              'ops_operator', 'the dependency gate') returning id::text""";
    private static final String ROWS = "select to_jsonb(e)::text from ops.run_events e order by created_at, id";
    private static final String QUOTA = "select coalesce(sum(call_count), 0)::text from ops.provider_rate_limits "
            + "where quota_class = 'scans'";

    @TempDir
    static Path folder;

    private static JobServices github;
    private static HubProcess hub;
    private static HubDatabase database;
    private static String registration;

    @BeforeAll
    static void start() throws Exception {
        github = new JobServices();
        Map<String, String> settings = new HashMap<>(github.hubSettings());
        hub = HubProcess.start(folder, settings);
        database = new HubDatabase(hub);
        registration = database.query(REGISTRATION, PullRequestJob.REPOSITORY_ID, PullRequestJob.WORKFLOW).get(0);
    }

    @AfterAll
    static void stop() throws Exception {
        hub.close();
        github.close();
    }

    @BeforeEach
    void freeQuota() throws Exception {
        database.query("delete from ops.provider_rate_limits returning provider");
    }

    private static String hubUrl() {
        return hub.url("").toString();
    }

    private static int quota() throws Exception {
        return Integer.parseInt(database.query(QUOTA).get(0));
    }

    private static List<JsonNode> rows() throws Exception {
        return database.query(ROWS).stream().map(HubClient::json).toList();
    }

    private static ScannedRepository repository(String name) throws Exception {
        ScannedRepository repository = new ScannedRepository(folder, name, hub).write("package-lock.json", HARMLESS);
        repository.commit();
        return repository;
    }

    private static String comment(String name) {
        Collection<String> comments = github.comments("acme/" + name + "/7").values();
        assertThat(comments).hasSize(1);
        return comments.iterator().next();
    }

    @Test
    void aPullRequestHasOneCommentThroughItsLife() throws Exception {
        ScannedRepository repository = repository("life");
        ScannedRepository.Change bad = repository.change("package-lock.json", MALWARE);
        ScannedRepository.Change good = repository.change("package-lock.json", LOCKFILE.formatted("left-outer", "1.3.1"));

        PullRequestJob.Ended first = PullRequestJob.of(github, repository, "life", 100).judge(hubUrl(), bad, Map.of());
        assertThat(first.exitCode()).as(first.log()).isEqualTo(1);
        assertThat(comment("life")).contains("new finding", "evil-test-package", "run=100 attempt=1");
        int used = quota();

        PullRequestJob.Ended again = PullRequestJob.of(github, repository, "life", 101).judge(hubUrl(), bad, Map.of());
        assertThat(again.exitCode()).as(again.log()).isEqualTo(1);
        assertThat(comment("life")).contains("evil-test-package", "run=101 attempt=1");
        assertThat(quota() - used).as("the look-up of the baseline; the scan is a replay").isEqualTo(1);

        PullRequestJob.Ended fixed = PullRequestJob.of(github, repository, "life", 103).judge(hubUrl(), good, Map.of());
        assertThat(fixed.exitCode()).as(fixed.log()).isZero();
        assertThat(comment("life")).contains("resolved", "run=103").doesNotContain("evil-test-package");

        PullRequestJob.Ended older = PullRequestJob.of(github, repository, "life", 102).judge(hubUrl(), bad, Map.of());
        assertThat(older.exitCode()).as(older.log()).isEqualTo(1);
        assertThat(comment("life")).contains("resolved", "run=103");

        PullRequestJob.Ended lost = PullRequestJob.of(github, repository, "life", 104)
                .judge("http://127.0.0.1:" + HubProcess.freePort(), good, Map.of("MCP_GATE_TIMEOUT", "5s"));
        assertThat(lost.exitCode()).as(lost.log()).isEqualTo(4);
        assertThat(comment("life")).contains("not checked", "run=104");

        PullRequestJob.Ended clean = PullRequestJob.of(github, repository, "life", 105).judge(hubUrl(), good,
                Map.of("MCP_GATE_COMMENT", "always"));
        assertThat(clean.exitCode()).as(clean.log()).isZero();
        assertThat(comment("life")).contains("resolved", "run=105");
    }

    @Test
    void theRowsSayWhichPullRequestTheyAreOf() throws Exception {
        ScannedRepository repository = repository("claims");
        ScannedRepository.Change change = repository.change("package-lock.json", MALWARE);

        PullRequestJob.of(github, repository, "claims", 200).judge(hubUrl(), change, Map.of());

        List<JsonNode> rows = rows().stream().filter(row -> row.path("claims").path("repository").asText()
                .equals("acme/claims")).toList();
        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            assertThat(row.path("caller_id").asText()).isEqualTo(registration);
            assertThat(row.path("claims").path("ref").asText()).isEqualTo("refs/pull/7/merge");
            assertThat(row.path("claims").path("event").asText()).isEqualTo("pull_request");
            assertThat(row.path("claims").path("sha").asText()).isEqualTo(change.merge());
            assertThat(row.path("claims").path("actor").asText()).isEqualTo("octocat");
            assertThat(row.path("claims").path("run").asText()).isEqualTo("200");
            assertThat(row.path("claims").path("workflow").asText()).isEqualTo(PullRequestJob.WORKFLOW);
        });
    }

    @ParameterizedTest
    @CsvSource({ "repository_id, 4712", "event_name, pull_request_target",
            "job_workflow_ref, acme/web/.github/workflows/own.yml@refs/pull/7/merge" })
    void aJobWithoutARegistrationIsToldTheRowThatWouldLetItIn(String claim, String value) throws Exception {
        ScannedRepository repository = repository("unregistered-" + claim);
        ScannedRepository.Change change = repository.change("package-lock.json", MALWARE);
        int before = rows().size();

        PullRequestJob job = PullRequestJob.of(github, repository, "unregistered-" + claim, 300).with(claim, value);
        PullRequestJob.Ended ended = job.judge(hubUrl(), change, Map.of());

        assertThat(ended.exitCode()).as(ended.log()).isEqualTo(4);
        assertThat(ended.log()).contains("insert into ops.federated_callers");
        assertThat(rows()).hasSize(before);
        assertThat(hub.output()).contains("reason=UNREGISTERED");
        assertThat(comment("unregistered-" + claim)).contains("not checked");
    }

    @Test
    void theTokenOfAGateCallsNoOtherTool() throws Exception {
        String token = JobServices.token(PullRequestJob.of(github, null, "web", 400).claims());

        HubClient.Answer triage = new HubClient(hub).call("socket/finding.triage", token,
                "{\"repo\":\"web\",\"finding\":\"x\",\"state\":\"ignore\",\"reason\":\"no\"}");

        assertThat(triage.status()).isEqualTo(403);
        JsonNode row = HubClient.json(database.query("select to_jsonb(e)::text from ops.run_events e where id = ?::uuid",
                triage.header("X-Event-Id")).get(0));
        assertThat(row.path("status").asText()).isEqualTo("denied_role");
        assertThat(row.path("caller_id").asText()).isEqualTo(registration);
    }

    @Test
    void theTokenOfAPullRequestNamesNoOtherPullRequest() throws Exception {
        String token = JobServices.token(PullRequestJob.of(github, null, "web", 500).claims());

        HubClient.Answer other = new HubClient(hub).call("socket/scan.repo", token,
                "{\"repo\":\"acme/web\",\"ref\":\"pull/8/merge\",\"pull_request\":8,\"manifests\":[{\"path\":\"package.json\","
                        + "\"content\":\"e30=\"}]}");

        assertThat(other.status()).isEqualTo(403);
    }

    @Test
    void twentyPullRequestsAtOnceStayWithinTheirBudget() throws Exception {
        ScannedRepository repository = repository("many");
        List<Callable<PullRequestJob.Ended>> jobs = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ScannedRepository.Change change = repository.change("package-lock.json",
                    LOCKFILE.formatted("left-outer", "2.0." + i));
            PullRequestJob job = PullRequestJob.of(github, repository, "many", 600 + i);
            jobs.add(() -> job.judge(hubUrl(), change, Map.of()));
        }
        ExecutorService runners = Executors.newFixedThreadPool(20);
        try {
            for (Future<PullRequestJob.Ended> ended : runners.invokeAll(jobs)) {
                assertThat(ended.get().exitCode()).as(ended.get().log()).isZero();
            }
        } finally {
            runners.shutdownNow();
        }

        assertThat(quota()).isLessThanOrEqualTo(50);
    }

    @Test
    void aQuotaThatIsUsedUpLeavesNoVerdictAndSaysWhenItIsFree() throws Exception {
        ScannedRepository repository = repository("used-up");
        ScannedRepository.Change change = repository.change("package-lock.json", MALWARE);
        database.query("""
                insert into ops.provider_rate_limits
                select 'socket', 'scans', ?::uuid, 3600,
                       date_bin('1 hour', now() + hour, timestamptz '2000-01-01 00:00:00+00'), 50
                  from unnest('{0,1 hour}'::interval[]) hour returning provider""", registration);

        PullRequestJob.Ended ended = PullRequestJob.of(github, repository, "used-up", 700).judge(hubUrl(), change,
                Map.of("MCP_GATE_TIMEOUT", "20s"));

        assertThat(ended.exitCode()).as(ended.log()).isEqualTo(4);
        assertThat(ended.log()).containsPattern("quota|budget").containsPattern("[0-9]+ (s|min)");
        assertThat(comment("used-up")).contains("not checked");
    }
}
