package com.insightpulseai.mcp.functions.socket.findingslist;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.insightpulseai.mcp.provider.socket.stub.SocketStub.error;
import static com.insightpulseai.mcp.provider.socket.stub.SocketStub.json;
import static com.insightpulseai.mcp.provider.socket.stub.SocketStub.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.insightpulseai.mcp.provider.socket.stub.SocketFunctionTest;
import com.insightpulseai.mcp.provider.socket.stub.WireMockSocket;
import com.insightpulseai.mcp.testing.PostgresResource;
import com.insightpulseai.mcp.testing.TestIssuerResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The function behind its URL, with a real database and a stub of Socket. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TestIssuerResource.class)
@QuarkusTestResource(WireMockSocket.class)
class FindingsListTest extends SocketFunctionTest {

    private static final String META = "\"meta\":{\"organizationId\":\"1\",\"queryStartTimestamp\":1,\"filters\":{}}";
    private static final String LOCATION = """
            {"scanType":"socket","action":"error","actionSourceType":"org-policy","reachability":{"type":"unknown",\
            "analysisType":null},"licenseViolation":null,"prioritization":{"overallScore":1,"fixableScore":1,\
            "reachableScore":1,"severityScore":1},"repository":{"fullName":"acme/web","id":"1","slug":"web","workspace":null,\
            "labels":[],"labelIds":[]},"branch":{"name":"main","type":"default"},"patch":{"uuid":null,\
            "status":"patch_unavailable","deprecated":false},"dependency":{"direct":true,"dev":false,"dead":false,\
            "manifestFiles":[{"file":"package.json"}]},"artifact":{"type":"npm","namespace":"@acme","name":"evil","id":"7",\
            "version":"1.0.0","author":null,"license":null,"scores":{"license":1,"maintenance":1,"overall":1,"quality":1,\
            "supplyChain":1,"vulnerability":1},"artifactId":null,"capabilities":null}}""";
    private static final String VULNERABILITY = """
            {"cveId":"CVE-2021-23337","cveTitle":"t","cveDescription":"d","cvssScore":7.2,"cvssVectorString":null,"cweIds":[],\
            "cweNames":[],"ghsaIds":["GHSA-1"],"epssScore":0.1,"epssPercentile":0.9,"isKev":true,\
            "firstPatchedVersionIdentifier":"4.17.21","url":null}""";

    FindingsListTest() {
        super("socket/findings.list", "ops_viewer", Map.of("socket_api_key", "sktsec_stored-in-the-vault"));
    }

    @Test
    void listsWhatAReaderNeeds() {
        stub("null", item("k1", "medium", LOCATION, VULNERABILITY));

        call("{}").statusCode(200)
                .body("findings", hasSize(1))
                .body("findings[0].key", is("k1"))
                .body("findings[0].severity", is("medium"))
                .body("findings[0].status", is("open"))
                .body("findings[0].title", is("A title"))
                .body("findings[0].vulnerability.id", is("CVE-2021-23337"))
                .body("findings[0].vulnerability.aliases", contains("GHSA-1"))
                .body("findings[0].vulnerability.known_exploited", is(true))
                .body("findings[0].vulnerability.fixed_in", is("4.17.21"))
                .body("findings[0].locations[0].repo", is("web"))
                .body("findings[0].locations[0].branch", is("main"))
                .body("findings[0].locations[0].package",
                        is(Map.of("ecosystem", "npm", "name", "@acme/evil", "version", "1.0.0")))
                .body("findings[0].locations[0].direct", is(true))
                .body("findings[0].locations[0].manifest_files", contains("package.json"))
                .body("findings[0].locations[0].action", is("error"))
                .body("findings[0].locations_total", is(1))
                .body("findings[0].fix", nullValue())
                .body("truncated", is(false))
                .body("next_cursor", nullValue());
    }

    @Test
    void asksForOpenFindingsUnlessToldOtherwise() {
        stub("null");

        call("{}").statusCode(200).body("findings", empty());
        call("{\"status\":\"all\",\"severities\":[\"medium\",\"high\"]}").statusCode(200);

        assertThat(socket.requests().get(0).getUrl()).isEqualTo(path("/alerts?per_page=50&filters.alertStatus=open"));
        assertThat(socket.requests().get(1).getUrl())
                .isEqualTo(path("/alerts?per_page=50&filters.alertSeverity=medium%2Chigh"));
    }

    @Test
    void takesOwnerAndNameOfARepository() {
        String other = LOCATION.replace("\"workspace\":null", "\"workspace\":\"Other\"");
        socket.stubGet("/repos", json(200, "{\"results\":[{\"slug\":\"web\",\"workspace\":\"Acme\"}],\"nextPage\":null}"));
        stub("null", item("k1", "high", other, "null"), item("k2", "high", LOCATION, "null"),
                item("k3", "high", other + "," + LOCATION.replace("\"workspace\":null", "\"workspace\":\"Acme\""), "null"));

        call("{\"repo\":\"acme/web\"}").statusCode(200)
                .body("repository", is(Map.of("slug", "web", "workspace", "Acme")))
                .body("findings.key", contains("k3"))
                .body("unreadable", nullValue());
        assertThat(socket.requests()).last().extracting(LoggedRequest::getUrl)
                .isEqualTo(path("/alerts?per_page=50&filters.alertStatus=open&filters.repoSlug=web"));
    }

    @Test
    void takesTheNameAloneWhereTheOwnerIsNoWorkspace() {
        socket.stubGet("/repos", json(200, "{\"results\":[],\"nextPage\":null}"));
        stub("null", item("k1", "high", LOCATION, "null"));

        call("{\"repo\":\"acme/web\"}").statusCode(200)
                .body("repository", is(Map.of("slug", "web")))
                .body("findings.key", contains("k1"));
    }

    @Test
    void readsOnOverAnEmptyPageAndFurtherWithTheCursor() {
        stubAfter(null, "\"p2\"");
        stubAfter("p2", "\"p3\"", item("k1", "high", LOCATION, "null"));
        stubAfter("p3", "null", item("k2", "low", LOCATION, "null"));

        String cursor = call("{\"limit\":1}").statusCode(200)
                .body("findings.key", contains("k1"))
                .body("truncated", is(true))
                .extract().path("next_cursor");
        call("{\"limit\":1,\"cursor\":\"" + cursor + "\"}").statusCode(200)
                .body("findings.key", contains("k2"))
                .body("next_cursor", nullValue());
    }

    @Test
    void keepsALargeAnswerSmall() {
        // More than a request of our own may have, less than what is read of an answer.
        String location = LOCATION.replace("package.json", "\\u0001".repeat(2_000)).replace("\"main\"",
                '"' + "é".repeat(3_000) + '"');
        stub("null", IntStream.range(0, 50).mapToObj(i -> item("k" + i, "high",
                IntStream.range(0, 9).mapToObj(any -> location).collect(Collectors.joining(",")), "null"))
                .toArray(String[]::new));
        byte[] answer = call("{\"limit\":50}").statusCode(200)
                .body("truncated", is(true))
                .body("findings[0].locations", hasSize(5))
                .body("findings[0].locations_total", is(9))
                .extract().asByteArray();
        assertThat(answer).hasSizeBetween(100_000, 256 * 1024);
    }

    @Test
    void saysWhenSocketDoesNotTakeTheCursorAnyMore() {
        socket.stubGet("/alerts", error(400));

        call("{\"cursor\":\"WyJvbGQiLCIwIl0\"}").statusCode(400)
                .body("code", is("invalid_input"))
                .body("violations.field", contains("cursor"));
        call("{}").statusCode(502).body("code", is("upstream_error"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"severities\":[\"middle\"]}|severities[0]",
            "{\"severities\":[null]}|severities[0]",
            "{\"severities\":[\"low\",\"low\",\"low\",\"low\",\"low\"]}|severities",
            "{\"status\":\"OPEN\"}|status",
            "{\"repo\":\"acme/web/x\"}|repo",
            "{\"repo\":\"web,other\"}|repo",
            "{\"type\":\"malware,cve\"}|type",
            "{\"limit\":0}|limit",
            "{\"limit\":201}|limit",
            "{\"cursor\":\"p2\"}|cursor",
            "{\"cursor\":\"WyJcdWQ4MDAiLCIwIl0\"}|cursor" })
    void refusesBadInputAndNamesTheField(String body, String field) {
        String named = call(body).statusCode(400).body("code", is("invalid_input"))
                .extract().path("violations[0].field");
        assertThat(named).startsWith(field);
        assertThat(socket.requests()).isEmpty();
    }

    private void stub(String endCursor, String... items) {
        socket.stubGet("/alerts", json(200, page(endCursor, items)));
    }

    private void stubAfter(String cursor, String endCursor, String... items) {
        socket.stub(get(urlPathEqualTo(path("/alerts")))
                .withQueryParam("startAfterCursor", cursor == null ? absent() : equalTo(cursor))
                .willReturn(json(200, page(endCursor, items))));
    }

    private static String page(String endCursor, String... items) {
        return "{\"items\":[" + String.join(",", items) + "],\"endCursor\":" + endCursor + "," + META + "}";
    }

    private static String item(String key, String severity, String locations, String vulnerability) {
        return """
                {"key":"%s","type":"cve","category":"vulnerability","description":null,"fix":null,"vulnerability":%s,\
                "id":"1","version":1,"status":"open","createdAt":"2026-01-02T03:04:05Z","updatedAt":"2026-01-02T03:04:05Z",\
                "clearedAt":null,"dashboardUrl":"https://socket.dev/a","title":"A title","severity":"%s","locations":[%s]}"""
                .formatted(key, vulnerability, severity, locations);
    }
}
