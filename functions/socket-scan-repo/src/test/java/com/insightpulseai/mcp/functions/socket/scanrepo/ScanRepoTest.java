package com.insightpulseai.mcp.functions.socket.scanrepo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.insightpulseai.mcp.provider.socket.stub.SocketStub.artifacts;
import static com.insightpulseai.mcp.provider.socket.stub.SocketStub.error;
import static com.insightpulseai.mcp.provider.socket.stub.SocketStub.json;
import static com.insightpulseai.mcp.provider.socket.stub.SocketStub.path;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.insightpulseai.mcp.provider.socket.stub.ShortSocketTimes;
import com.insightpulseai.mcp.provider.socket.stub.SocketFunctionTest;
import com.insightpulseai.mcp.provider.socket.stub.WireMockSocket;
import com.insightpulseai.mcp.testing.PostgresResource;
import com.insightpulseai.mcp.testing.TestIssuerResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

/** The function behind its URL, with a real database and a stub of Socket. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TestIssuerResource.class)
@QuarkusTestResource(WireMockSocket.class)
@QuarkusTestResource(ShortSocketTimes.class)
class ScanRepoTest extends SocketFunctionTest {

    private static final String TOOL = "/providers/socket/scan.repo";
    private static final String TOKEN = "sktsec_stored-in-the-vault";
    private static final String CONTENT = "{\\\"dependencies\\\":{\\\"evil\\\":\\\"1.0.0\\\"}}";
    private static final String UPLOAD = """
            {"repo":"web","manifests":[{"path":"app/package.json","content":"%s"}]}""".formatted(CONTENT);
    private static final String CREATED = """
            {"id":"scan-1","scan_state":"pending","html_report_url":"https://socket.dev/dashboard/scan-1",
             "unmatchedFiles":["README.md"]}""";
    private static final String LISTED = """
            {"results":[{"id":"scan-1","branch":"main"}],"nextPage":null,"nextPageCursor":null}""";
    private static final String ARTIFACTS = """
            {"id":"1","type":"npm","name":"evil","version":"1.0.0","direct":true,\
            "manifestFiles":[{"file":"app/package.json","start":18,"end":22}],\
            "alerts":[{"key":"k1","type":"mediumCVE","severity":"middle","category":"vulnerability","action":"warn",\
            "props":{"cveId":"CVE-2026-1","ghsaId":"GHSA-aaaa-bbbb-cccc","cvss":{"score":5.5,"vectorString":"v"},\
            "kevs":null,"firstPatchedVersionIdentifier":"1.0.1"}},\
            {"key":"k2","type":"malware","severity":"critical","category":"supplyChainRisk","action":"error"}]}
            {"_type":"scores","value":{}}
            """;

    ScanRepoTest() {
        super("socket/scan.repo", "ops_operator", Map.of("socket_api_key", TOKEN));
    }

    @BeforeEach
    void stubSocket() {
        socket.stubPost("/full-scans", json(201, CREATED));
        socket.stubGet("/full-scans/scan-1", artifacts(ARTIFACTS));
    }

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
    void uploadsTheBytesOfACompressedFile() throws Exception {
        call(compressed(gzip("a\r\nb".getBytes(UTF_8)))).statusCode(200);

        assertThat(socket.requests().get(0).getBodyAsString()).contains("\r\n\r\na\r\nb\r\n--");
    }

    @Test
    void refusesABombOfAGibibyteBeforeItCostsAnything() throws Exception {
        byte[] part = gzip(new byte[16 << 20]);
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        for (int i = 0; i < 64; i++) {
            bomb.write(part);
        }

        call(compressed(bomb.toByteArray())).statusCode(400)
                .body("violations.field", contains("manifests[0].content"))
                .time(lessThan(5_000L));

        assertThat(socket.requests()).isEmpty();
        assertThat(database.events(caller)).singleElement().asString().contains("sha256");
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"repo\":\"acme/web/x\"}|repo",
            "{}|repo",
            "{\"repo\":\"web\",\"ref\":\"a..b\"}|ref",
            "{\"repo\":\"web\",\"ref\":\"main\",\"ref_type\":\"tag\"}|ref_type",
            "{\"repo\":\"web\",\"ref\":\"main\",\"commit\":\"abc\"}|commit",
            "{\"repo\":\"web\",\"commit\":\"abc1234\"}|commit",
            "{\"repo\":\"web\",\"manifests\":[{\"path\":\"x\",\"content\":\"x\",\"encoding\":\"gzip\"}]}|manifests[0].content",
            "{\"repo\":\"web\",\"manifests\":[{\"path\":\"../x\",\"content\":\"\"}]}|manifests[0].path",
            "{\"repo\":\"web\",\"manifests\":[{\"path\":\"x\"}]}|manifests[0].content",
            "{\"repo\":\"web\",\"make_head\":true}|make_head",
            "{\"repo\":\"web\",\"pull_request\":0}|pull_request" })
    void refusesBadInputAndNamesTheField(String body, String field) {
        call(body).statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid_input"))
                .body("violations.field", contains(field));
        assertThat(socket.requests()).isEmpty();
    }

    @Test
    void refusesAnUnknownField() {
        call("{\"repo\":\"web\",\"branch\":\"main\"}").statusCode(400).body("code", equalTo("invalid_input"));
    }

    @Test
    void refusesACallerWithoutToken() {
        given().port(port()).contentType(ContentType.JSON).body(UPLOAD).post(TOOL).then()
                .statusCode(401).header("WWW-Authenticate", not(nullValue())).body("code", equalTo("unauthenticated"));
        assertThat(database.events()).isEmpty();
    }

    @Test
    void refusesAViewer() {
        UUID viewer = UUID.randomUUID();
        database.addUser(viewer, "ops_viewer");

        as(viewer, "ops_viewer").body(UPLOAD).post(TOOL).then().statusCode(403).body("code", equalTo("forbidden"));
        assertThat(socket.requests()).isEmpty();
    }

    @Test
    void doesNotKnowAnotherTool() {
        as(caller, "ops_operator").body("{}").post("/providers/socket/scan.everything").then()
                .statusCode(404).body("code", equalTo("unknown_tool"));
    }

    @Test
    void refusesMoreThanTheQuota() {
        database.execute(
                "insert into ops.provider_rate_limits (provider, quota_class, caller_id, window_seconds, window_start, "
                        + "call_count) values ('socket', 'scans', ?, 3600, date_bin('1 hour', now(), 'epoch'), 50)",
                caller);

        call(UPLOAD).statusCode(429).header("Retry-After", not(nullValue())).body("code", equalTo("quota_exceeded"));
        assertThat(socket.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "400,502,upstream_error", "401,502,upstream_rejected_credentials", "403,502,upstream_rejected_credentials",
            "429,503,upstream_rate_limited" })
    void tellsHowSocketFailed(int upstream, int status, String code) {
        socket.stubPost("/full-scans", error(upstream).withHeader("Retry-After", "17"));

        ValidatableResponse answer = call(UPLOAD).statusCode(status)
                .body("code", equalTo(code))
                .body("upstream_status", equalTo(upstream));
        assertThat(answer.extract().asString()).doesNotContain("internal detail");
    }

    @Test
    void passesOnWhenToComeBack() {
        socket.stubPost("/full-scans", error(429).withHeader("Retry-After", "17"));

        call(UPLOAD).statusCode(503).header("Retry-After", "17");
    }

    @Test
    void tellsThatSocketIsBroken() {
        socket.stubUndescribed(post(urlPathEqualTo(path("/full-scans"))).willReturn(aResponse().withStatus(500)));

        call(UPLOAD).statusCode(502).body("upstream_status", equalTo(500));
    }

    @Test
    void givesUpInTime() {
        socket.stubGet("/full-scans", json(200, LISTED));
        socket.stub(get(urlPathEqualTo(path("/full-scans/scan-1"))).willReturn(artifacts(ARTIFACTS).withFixedDelay(20_000)));

        call("{\"repo\":\"web\",\"ref\":\"main\"}").statusCode(504).body("code", equalTo("upstream_timeout"))
                .time(lessThan(15_000L));
    }

    @Test
    void namesTheScanItStartedWhenTimeRunsOut() {
        socket.stub(get(urlPathEqualTo(path("/full-scans/scan-1"))).willReturn(artifacts(ARTIFACTS).withFixedDelay(20_000)));

        call(UPLOAD).statusCode(200)
                .body("state", equalTo("pending"))
                .body("scan_id", equalTo("scan-1"))
                .body("hint", containsString("scan.get"))
                .time(lessThan(15_000L));
    }

    @ParameterizedTest
    @ValueSource(ints = { 404, 429, 500, 503 })
    void namesTheScanItStartedWhenSocketFailsAfterwards(int status) {
        socket.stubUndescribed(get(urlPathEqualTo(path("/full-scans/scan-1"))).willReturn(error(status)));

        call(UPLOAD).statusCode(200)
                .body("state", equalTo("pending"))
                .body("scan_id", equalTo("scan-1"))
                .body("unmatched_files", contains("README.md"))
                .body("hint", containsString("did not tell"))
                .body("summary", nullValue());
    }

    @Test
    void tellsThatTheTokenMayNotReadTheResult() {
        socket.stubGet("/full-scans/scan-1", error(403));

        call(UPLOAD).statusCode(502).body("code", equalTo("upstream_rejected_credentials"));
    }

    @Test
    void survivesConnectionsCutWhileIdle() {
        call(UPLOAD).statusCode(200);
        database.query("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'mcp_hub'");

        call(UPLOAD).statusCode(200);
        assertThat(database.events(caller)).hasSize(2).extracting(row -> row.get("status")).containsOnly("ok");
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(content);
        }
        return compressed.toByteArray();
    }

    private static String compressed(byte[] gzip) {
        return "{\"repo\":\"web\",\"manifests\":[{\"path\":\"go.sum\",\"encoding\":\"gzip\",\"content\":\"%s\"}]}"
                .formatted(Base64.getEncoder().encodeToString(gzip));
    }
}
