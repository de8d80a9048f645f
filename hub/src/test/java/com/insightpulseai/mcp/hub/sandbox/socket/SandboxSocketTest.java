package com.insightpulseai.mcp.hub.sandbox.socket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream.Reply;
import com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream.Request;

class SandboxSocketTest extends SimulatedSocketCalls {

    @Test
    void refusesAnyOtherKey() {
        Reply reply = socket.answer(new Request("GET", List.of("quota"), Map.of(), Map.of("authorization", "Bearer no"),
                new byte[0]));
        assertThat(reply.status()).isEqualTo(401);
        CONTRACT.assertResponse("GET", "/quota", reply.status(), reply.contentType(), reply.body());
    }

    @Test
    void tellsItsQuota() throws Exception {
        assertThat(json(get("quota", Map.of(), 200)).path("quota").asInt()).isPositive();
    }

    @Test
    void knowsNoOtherOrganization() {
        assertThat(get("orgs/other/full-scans", Map.of(), 404).body()).contains("Not found");
    }

    @Test
    void createsARepositoryOnce() throws Exception {
        createRepository(201);
        createRepository(409);
        assertThat(json(get("orgs/sandbox/repos/demo", Map.of(), 200)).path("slug").asText()).isEqualTo("demo");
    }

    @Test
    void refusesAScanOfARepositoryThatDoesNotExist() {
        upload(Map.of("repo", "demo"), 404, "package.json", MANIFEST);
    }

    @Test
    void refusesAScanWithoutFiles() {
        createRepository(201);
        send("POST", "orgs/sandbox/full-scans", Map.of("repo", "demo"), "text/plain", "", 400);
    }

    @Test
    void isStillInWorkAtTheFirstCachedReading() throws Exception {
        String id = scan("main");
        assertThat(json(get("orgs/sandbox/full-scans/" + id, CACHED, 202)).path("id").asText()).isEqualTo(id);
        get("orgs/sandbox/full-scans/" + id, CACHED, 200);
    }

    @Test
    void hasAScanWithFindingsOfEverySeverity() throws Exception {
        List<String> severities = artifacts(SimulatedFullScans.RECORDED).stream()
                .flatMap(artifact -> StreamSupport.stream(artifact.path("alerts").spliterator(), false))
                .map(alert -> alert.path("severity").asText()).distinct().toList();
        assertThat(severities).containsExactlyInAnyOrder("critical", "high", "middle", "low");
    }

    @Test
    void pointsAtThePackageInTheManifest() throws Exception {
        JsonNode evil = artifacts(scan("main")).stream()
                .filter(artifact -> artifact.path("name").asText().equals("evil-test-package")).findFirst().orElseThrow();
        JsonNode where = evil.path("manifestFiles").path(0);

        assertThat(evil.path("direct").asBoolean()).isTrue();
        assertThat(where.path("file").asText()).isEqualTo("web/package.json");
        assertThat(Arrays.copyOfRange(MANIFEST.getBytes(UTF_8), where.path("start").asInt(), where.path("end").asInt()))
                .asString(UTF_8).isEqualTo("evil-test-package");
    }

    @Test
    void namesTheOtherPackagesOfTheManifestToo() throws Exception {
        assertThat(artifacts(scan("main"))).anySatisfy(artifact -> {
            assertThat(artifact.path("name").asText()).isEqualTo("évil");
            assertThat(artifact.path("version").asText()).isEqualTo("1.2.3");
            assertThat(artifact.path("alerts")).isEmpty();
        });
    }

    @Test
    void listsTheScansOfABranchNewestFirst() throws Exception {
        String older = scan("main");
        scan("other");
        String newer = scan("main");

        JsonNode page = json(get("orgs/sandbox/full-scans", Map.of("repo", "demo", "branch", "main"), 200));

        assertThat(page.path("results").findValuesAsText("id")).containsExactly(newer, older);
    }

    @Test
    void hasAScanFromTheStartThatIsTheHeadOfItsRepository() throws Exception {
        String id = json(get("orgs/sandbox/repos/sandbox-shop", Map.of(), 200)).path("head_full_scan_id").asText();

        JsonNode page = json(get("orgs/sandbox/full-scans", Map.of("repo", "sandbox-shop", "branch", "main"), 200));
        assertThat(page.path("results").findValuesAsText("id")).containsExactly(id);
        assertThat(get("orgs/sandbox/full-scans/" + id, CACHED, 200).body()).contains("evil-test-package");
    }

    @Test
    void namesTheFilesThatAreNoManifests() throws Exception {
        createRepository(201);
        Reply reply = upload(Map.of("repo", "demo"), 201, "README.md", "hello");
        assertThat(json(reply).path("unmatchedFiles").path(0).asText()).isEqualTo("README.md");
        assertThat(artifacts(json(reply).path("id").asText())).isEmpty();
    }

    @Test
    void listsAlertsWithAnEmptyPageInBetween() throws Exception {
        List<String> keys = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = json(get("orgs/sandbox/alerts", Map.of("per_page", "5", "startAfterCursor", cursor), 200));
            keys.addAll(page.path("items").findValuesAsText("key"));
            sizes.add(page.path("items").size());
            cursor = page.path("endCursor").asText(null);
        } while (cursor != null);

        assertThat(keys).hasSizeGreaterThan(5).doesNotHaveDuplicates();
        assertThat(sizes).startsWith(5, 0).doesNotContainSequence(0, 0);
    }

    @Test
    void filtersAlerts() throws Exception {
        scan("main");
        assertThat(alerts(Map.of("filters.alertSeverity", "medium,low")).findValuesAsText("severity")).contains("medium", "low")
                .doesNotContain("high", "critical", "middle");
        assertThat(alerts(Map.of("filters.alertStatus", "cleared"))).hasSize(1);
        assertThat(alerts(Map.of("filters.repoSlug", "demo"))).hasSize(2).allSatisfy(
                alert -> assertThat(alert.path("locations")).hasSize(1));
        assertThat(alerts(Map.of("filters.repoSlug", "elsewhere"))).isEmpty();
        assertThat(alerts(Map.of("filters.alertType", "malware"))).hasSize(1);
    }

    @Test
    void takesAlertsFromTheHeadOnceARepositoryHasOne() throws Exception {
        scan("main");
        upload(Map.of("repo", "demo", "branch", "main", "set_as_pending_head", "true"), 201, "package.json", "{}");
        upload(Map.of("repo", "demo", "branch", "other"), 201, "web/package.json", MANIFEST);

        assertThat(alerts(Map.of("filters.repoSlug", "demo"))).isEmpty();
    }

    @Test
    void listsTheFilesThatItTakes() throws Exception {
        assertThat(json(get("orgs/sandbox/supported-files", Map.of(), 200)).at("/npm/bun.lock/pattern").asText())
                .isEqualTo("bun.lock");
    }

    @Test
    void refusesACursorThatItNeverGave() {
        get("orgs/sandbox/alerts", Map.of("startAfterCursor", "nowhere"), 400);
    }

    @Test
    void looksUpRecordedPackagesAndPassesOverOthers() {
        String body = """
                {"components":[{"purl":"pkg:npm/evil-test-package@1.0.0"},{"purl":"pkg:npm/left-pad@1.3.0"}]}""";

        assertThat(post("purl", Map.of("alerts", "true"), body, 200).body().lines()).singleElement().asString()
                .contains("\"inputPurl\":\"pkg:npm/evil-test-package@1.0.0\"", "malware");
        assertThat(post("purl", Map.of("alerts", "true", "purlErrors", "true"), body, 200).body().lines()).hasSize(2);
    }

    @Test
    void refusesMorePackagesThanUpstreamTakes() {
        post("purl", Map.of(), "{\"components\":[" + "{\"purl\":\"pkg:npm/a@1\"},".repeat(1_024) + "{\"purl\":\"x\"}]}", 400);
        post("purl", Map.of(), "{", 400);
    }

    @Test
    void showsADecisionWhereverTheAlertIsRead() throws Exception {
        String scan = scan("main");
        post("triage/alerts", Map.of(), decision("Qsandbox-evil-malware", "ignore", ""), 200);

        assertThat(alerts(Map.of("filters.alertType", "malware")).path(0).path("locations").path(0).path("action").asText())
                .isEqualTo("ignore");
        assertThat(artifacts(scan)).anySatisfy(artifact -> assertThat(artifact.path("alerts").path(0).path("action").asText())
                .isEqualTo("ignore"));
        JsonNode listed = json(get("orgs/sandbox/triage/alerts", Map.of("per_page", "100"), 200)).path("results");
        assertThat(listed.findValuesAsText("state")).containsExactly("ignore");
    }

    @Test
    void changesADecisionOnlyByItsId() throws Exception {
        post("triage/alerts", Map.of(), decision("k1", "ignore", ""), 200);
        post("triage/alerts", Map.of(), decision("k2", "warn", ""), 200);
        post("triage/alerts", Map.of(), decision("k1", "block", ""), 409);
        String uuid = json(get("orgs/sandbox/triage/alerts", Map.of(), 200)).path("results").path(1).path("uuid").asText();

        post("triage/alerts", Map.of(), decision("k1", "block", uuid), 200);

        JsonNode page = json(get("orgs/sandbox/triage/alerts", Map.of("per_page", "1"), 200));
        assertThat(page.path("results").path(0).path("state").asText()).isEqualTo("block");
        assertThat(page.path("nextPage").asInt()).isEqualTo(2);
    }

    @Test
    void refusesDecisionsAboutNothingInParticular() {
        post("triage/alerts", Map.of(), "{\"alertTriage\":[{\"state\":\"ignore\"}]}", 400);
        post("triage/alerts", Map.of(), "{\"alertTriage\":[{\"alertKey\":\"k\"}]}", 400);
        assertThat(get("orgs/sandbox/triage/alerts", Map.of(), 200).body()).contains("\"results\":[]");
    }
}
