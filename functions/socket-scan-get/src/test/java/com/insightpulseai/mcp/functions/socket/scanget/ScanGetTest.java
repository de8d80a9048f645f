package com.insightpulseai.mcp.functions.socket.scanget;

import static com.insightpulseai.mcp.provider.socket.stub.SocketStub.artifacts;
import static com.insightpulseai.mcp.provider.socket.stub.SocketStub.error;
import static com.insightpulseai.mcp.provider.socket.stub.SocketStub.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.insightpulseai.mcp.provider.socket.stub.ShortSocketTimes;
import com.insightpulseai.mcp.provider.socket.stub.SocketFunctionTest;
import com.insightpulseai.mcp.provider.socket.stub.WireMockSocket;
import com.insightpulseai.mcp.testing.PostgresResource;
import com.insightpulseai.mcp.testing.TestIssuerResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** The function behind its URL, with a real database and a stub of Socket. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TestIssuerResource.class)
@QuarkusTestResource(WireMockSocket.class)
@QuarkusTestResource(ShortSocketTimes.class)
class ScanGetTest extends SocketFunctionTest {

    private static final String ARTIFACTS = """
            {"id":"1","type":"npm","namespace":"@acme","name":"evil","version":"1.0.0","direct":true,"alerts":[\
            {"key":"k1","type":"obfuscatedFile","severity":"middle","category":"supplyChainRisk","action":"warn"},\
            {"key":"k2","type":"malware","severity":"critical","category":"supplyChainRisk","action":"error"}]}
            {"id":"2","type":"pypi","name":"dull","version":"2.0.0","alerts":[{"key":"k3","type":"noTests","severity":"low"}]}
            {"_type":"scores","value":{}}
            """;

    ScanGetTest() {
        super("socket/scan.get", "ops_viewer", Map.of("socket_api_key", "sktsec_stored-in-the-vault"));
    }

    @BeforeEach
    void stubSocket() {
        socket.stubGet("/full-scans/scan-1", artifacts(ARTIFACTS));
    }

    @Test
    void readsAScan() {
        call("{\"scan_id\":\"scan-1\"}").statusCode(200)
                .body("state", equalTo("complete"))
                .body("scan_id", equalTo("scan-1"))
                .body("summary", equalTo(Map.of("critical", 1, "high", 0, "medium", 1, "low", 1)))
                .body("findings.key", contains("k2", "k1", "k3"))
                .body("findings[1].severity", equalTo("medium"))
                .body("findings[0].package", equalTo(Map.of("ecosystem", "npm", "name", "@acme/evil", "version", "1.0.0")))
                .body("findings_total", equalTo(3))
                .body("packages_total", equalTo(2))
                .body("matching", equalTo(3))
                .body("truncated", equalTo(false))
                .body("next_cursor", nullValue());
    }

    @Test
    void findsNothingInAnEmptyScan() {
        socket.stubGet("/full-scans/scan-1", artifacts(""));

        call("{\"scan_id\":\"scan-1\"}").statusCode(200)
                .body("state", equalTo("complete"))
                .body("findings", empty())
                .body("findings_total", equalTo(0))
                .body("packages_total", equalTo(0));
    }

    @Test
    void saysPendingWhileTheScanRuns() {
        socket.stubGet("/full-scans/scan-1", json(202, "{\"status\":\"processing\",\"id\":\"scan-1\"}"));

        call("{\"scan_id\":\"scan-1\"}").statusCode(200)
                .body("state", equalTo("pending"))
                .body("findings", empty())
                .body("summary", nullValue())
                .body("hint", not(nullValue()));
    }

    @Test
    void leavesOutWhatWasNotAskedFor() {
        call("{\"scan_id\":\"scan-1\",\"min_severity\":\"medium\",\"package_name\":\"@acme/evil\"}").statusCode(200)
                .body("findings.key", contains("k2", "k1"))
                .body("matching", equalTo(2))
                .body("findings_total", equalTo(3))
                .body("summary.low", equalTo(1));
    }

    @Test
    void readsEverythingOfALargeScanInPages() {
        String alerts = IntStream.range(0, 5_000)
                .mapToObj(i -> "{\"key\":\"k%d\",\"type\":\"malware\",\"severity\":\"high\",\"file\":\"%s\"}".formatted(i,
                        "\\u0001".repeat(100)))
                .collect(Collectors.joining(","));
        socket.stubGet("/full-scans/scan-1", artifacts("{\"id\":\"1\",\"type\":\"npm\",\"alerts\":[" + alerts + "]}\n"));
        List<String> keys = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            byte[] answer = call("{\"scan_id\":\"scan-1\",\"limit\":1000" + cursor + "}").statusCode(200)
                    .extract().asByteArray();
            assertThat(answer).hasSizeLessThan(256 * 1024);
            JsonPath page = JsonPath.from(new String(answer, UTF_8));
            keys.addAll(page.getList("findings.key", String.class));
            assertThat(page.getBoolean("truncated")).isEqualTo(page.getString("next_cursor") != null);
            cursor = page.getString("next_cursor") == null ? null : ",\"cursor\":\"" + page.getString("next_cursor") + "\"";
        }
        assertThat(keys).hasSize(5_000).doesNotHaveDuplicates();
    }

    @Test
    void saysWhenThereIsNoSuchScan() {
        socket.stubGet("/full-scans/scan-1", error(404));

        call("{\"scan_id\":\"scan-1\"}").statusCode(404)
                .body("code", equalTo("unknown_resource"))
                .body("upstream_status", equalTo(404));
    }

    @Test
    void saysWhenSocketDoesNotUnderstandTheId() {
        socket.stubGet("/full-scans/scan-1", error(400));

        call("{\"scan_id\":\"scan-1\"}").statusCode(400)
                .body("code", equalTo("invalid_input"))
                .body("violations.field", contains("scan_id"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{}|scan_id",
            "{\"scan_id\":\"\"}|scan_id",
            "{\"scan_id\":\"../../repos\"}|scan_id",
            "{\"scan_id\":\"a%2Fb\"}|scan_id",
            "{\"scan_id\":\"x\",\"min_severity\":\"middle\"}|min_severity",
            "{\"scan_id\":\"x\",\"min_severity\":\"HIGH\"}|min_severity",
            "{\"scan_id\":\"x\",\"package_name\":\"\"}|package_name",
            "{\"scan_id\":\"x\",\"limit\":0}|limit",
            "{\"scan_id\":\"x\",\"limit\":1001}|limit",
            "{\"scan_id\":\"x\",\"cursor\":\"WyJhIiwiMCJd\"}|cursor",
            "{\"scan_id\":\"x\",\"cursor\":\"\"}|cursor" })
    void refusesBadInputAndNamesTheField(String body, String field) {
        call(body).statusCode(400)
                .body("code", equalTo("invalid_input"))
                .body("violations.field", contains(field));
        assertThat(socket.requests()).isEmpty();
    }
}
