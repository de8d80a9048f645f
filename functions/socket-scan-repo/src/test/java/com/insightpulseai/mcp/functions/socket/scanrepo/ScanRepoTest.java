package com.insightpulseai.mcp.functions.socket.scanrepo;

import static com.insightpulseai.mcp.provider.socket.stub.SocketStub.artifacts;
import static com.insightpulseai.mcp.provider.socket.stub.SocketStub.json;
import static com.insightpulseai.mcp.provider.socket.stub.SocketStub.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.insightpulseai.mcp.provider.socket.stub.ShortSocketTimes;
import com.insightpulseai.mcp.provider.socket.stub.WireMockSocket;
import com.insightpulseai.mcp.testing.PostgresResource;
import com.insightpulseai.mcp.testing.TestIssuerResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** The function behind its URL, with a real database and a stub of Socket. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TestIssuerResource.class)
@QuarkusTestResource(WireMockSocket.class)
@QuarkusTestResource(ShortSocketTimes.class)
class ScanRepoTest extends StubbedScanTest {

    @Test
    void scansManifests() {
        call(UPLOAD).statusCode(200)
                .header("Schema-Version", "1.0")
                .body("state", equalTo("complete"))
                .body("scan_id", equalTo("scan-1"))
                .body("repository", equalTo(Map.of("slug", "web")))
                .body("report_url", equalTo("https://socket.dev/dashboard/scan-1"))
                .body("summary", equalTo(Map.of("critical", 1, "high", 0, "medium", 1, "low", 0)))
                .body("findings.severity", contains("critical", "medium"))
                .body("findings[0].package", equalTo(Map.of("ecosystem", "npm", "name", "evil", "version", "1.0.0")))
                .body("findings[0].direct", equalTo(true))
                .body("findings[0].manifest_files", contains("app/package.json"))
                .body("findings[0].positions", equalTo(List.of(Map.of("file", "app/package.json", "start", 18, "end", 22))))
                .body("findings[0].vulnerability", nullValue())
                .body("findings[1].vulnerability", equalTo(Map.of("id", "CVE-2026-1", "aliases",
                        List.of("GHSA-aaaa-bbbb-cccc"), "cvss_score", 5.5f, "known_exploited", false, "fixed_in", "1.0.1")))
                .body("findings_total", equalTo(2))
                .body("packages_total", equalTo(1))
                .body("truncated", equalTo(false))
                .body("unmatched_files", contains("README.md"));
        assertThat(socket.requests()).allSatisfy(
                request -> assertThat(request.getHeader("Authorization")).isEqualTo("Bearer " + TOKEN));
    }

    @Test
    void leavesARowWithoutSecretsAndContents() {
        String event = call(UPLOAD).statusCode(200).extract().header("X-Event-Id");

        Map<String, Object> row = database.event(UUID.fromString(event)).orElseThrow();
        assertThat(row).containsEntry("status", "ok").containsEntry("hostname", "127.0.0.1");
        assertThat(row.toString()).doesNotContain(TOKEN).doesNotContain("dependencies").contains("sha256");
    }

    @Test
    void saysPendingWhenTheScanIsNotFinishedInTime() {
        socket.stubGet("/full-scans/scan-1", json(202, "{\"status\":\"processing\",\"id\":\"scan-1\"}"));

        call(UPLOAD).statusCode(200)
                .body("state", equalTo("pending"))
                .body("scan_id", equalTo("scan-1"))
                .body("hint", containsString("scan.get"))
                .body("summary", nullValue())
                .body("packages_total", nullValue())
                .body("findings", empty());
    }

    @Test
    void saysWhenARefWasNeverScanned() {
        socket.stubGet("/full-scans", json(200, "{\"results\":[],\"nextPage\":null,\"nextPageCursor\":null}"));

        call("{\"repo\":\"web\",\"ref\":\"main\"}").statusCode(200)
                .body("state", equalTo("no_scan_for_ref"))
                .body("repository", equalTo(Map.of("slug", "web")))
                .body("scan_id", nullValue());
    }

    @Test
    void findsTheScanOfARef() {
        socket.stubGet("/full-scans", json(200, LISTED));

        call("{\"repo\":\"web\",\"ref\":\"main\",\"ref_type\":\"branch\"}").statusCode(200)
                .body("state", equalTo("complete"))
                .body("summary.critical", equalTo(1));
    }

    @Test
    void saysWhichRepositoryAtSocketItSent() {
        socket.stubGet("/repos", json(200, """
                {"results":[{"slug":"other","workspace":"acme"}],"nextPage":null}"""));

        call(UPLOAD.replace("\"repo\":\"web\"", "\"repo\":\"acme/web\",\"ref\":\"main\",\"commit\":\"abc1234\""))
                .statusCode(200)
                .body("repository", equalTo(Map.of("slug", "web", "workspace", "acme")));

        assertThat(socket.requests()).extracting(LoggedRequest::getUrl)
                .contains(path("/full-scans?repo=web&workspace=acme&branch=main&commit_hash=abc1234"));
    }

    @Test
    void keepsALargeAnswerSmall() {
        String alerts = IntStream.range(0, 20_000)
                .mapToObj(i -> "{\"key\":\"k%d\",\"type\":\"malware\",\"severity\":\"high\"}".formatted(i))
                .collect(Collectors.joining(","));
        socket.stubGet("/full-scans/scan-1", artifacts("{\"id\":\"1\",\"type\":\"npm\",\"alerts\":[" + alerts + "]}\n"));

        ValidatableResponse answer = call(UPLOAD).statusCode(200)
                .body("truncated", equalTo(true))
                .body("next_cursor", not(nullValue()))
                .body("hint", containsString("scan.get"))
                .body("summary.high", equalTo(20_000))
                .body("findings_total", equalTo(20_000));
        assertThat(answer.extract().asByteArray().length).isBetween(100_000, 256 * 1024);
    }

    @Test
    void keepsTheNamesOfUnmatchedFilesSmall() {
        String name = "\\u0001".repeat(5_000);
        socket.stubPost("/full-scans", json(201, "{\"id\":\"scan-1\",\"unmatchedFiles\":["
                + IntStream.range(0, 50).mapToObj(i -> "\"" + i + name + "\"").collect(Collectors.joining(",")) + "]}"));

        List<String> unmatched = call(UPLOAD).statusCode(200).extract().path("unmatched_files");

        assertThat(unmatched).hasSizeBetween(1, 49).allSatisfy(file -> assertThat(file).hasSize(500).endsWith("…"));
    }

    @Test
    void survivesConnectionsCutWhileIdle() {
        call(UPLOAD).statusCode(200);
        database.query("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'mcp_hub'");

        call(UPLOAD).statusCode(200);
        assertThat(database.events(caller)).hasSize(2).extracting(row -> row.get("status")).containsOnly("ok");
    }
}
