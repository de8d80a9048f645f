package com.insightpulseai.mcp.functions.netdata.nodeslist;

import static com.insightpulseai.mcp.testing.ProviderStub.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.insightpulseai.mcp.provider.netdata.stub.NetdataFunctionTest;
import com.insightpulseai.mcp.provider.netdata.stub.WireMockNetdata;
import com.insightpulseai.mcp.testing.PostgresResource;
import com.insightpulseai.mcp.testing.TestIssuerResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;

/** The function behind its URL, with a real database and a stub of Netdata. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TestIssuerResource.class)
@QuarkusTestResource(WireMockNetdata.class)
class NodesListTest extends NetdataFunctionTest {

    NodesListTest() {
        super("netdata/nodes.list", "ops_viewer", Map.of());
    }

    @Test
    void listsTheNodesWithoutWhatIsNobodysBusiness() {
        ValidatableResponse answer = call("{}").statusCode(200)
                .header("Schema-Version", "1.0")
                .body("nodes", contains(Map.of("hostname", "demo-node-1", "state", "reachable", "version", "v2.10.4", "alerts",
                        Map.of("critical", 0, "warning", 1, "clear", 1))))
                .body("total", equalTo(1))
                .body("truncated", equalTo(false))
                .body("next_cursor", nullValue());

        // Not even where Netdata names it: the GUID of the machine, labels, capabilities.
        assertThat(answer.extract().asString()).doesNotContain("11111111-2222-3333-4444-555555555555").doesNotContain("_os");
    }

    @Test
    void listsTheNodesOfAnOlderAgent() {
        netdata.reset();
        netdata.stubAgentV1();

        call("{}").statusCode(200)
                .body("nodes.hostname", contains("demo-node-1"))
                .body("nodes.version", contains("v1.37.1"))
                .body("nodes[0].alerts", equalTo(Map.of("critical", 0, "warning", 1, "clear", 1)));
    }

    @Test
    void givesEachNodeOnOnePage() {
        stubNodes(25, "web");
        List<String> seen = new ArrayList<>();
        String cursor = "0";
        while (cursor != null) {
            JsonPath page = call("{\"limit\":10,\"cursor\":\"%s\"}".formatted(cursor)).statusCode(200)
                    .body("total", equalTo(25)).extract().jsonPath();
            seen.addAll(page.getList("nodes.hostname"));
            cursor = page.getString("next_cursor");
        }

        assertThat(seen).hasSize(25).doesNotHaveDuplicates().isSorted();
        assertThat(netdata.requests()).filteredOn(request -> request.getUrl().startsWith("/api/v3/nodes")).hasSize(3);
    }

    @Test
    void givesAnEmptyPageBehindTheEnd() {
        call("{\"cursor\":\"100\"}").statusCode(200).body("nodes", empty()).body("next_cursor", nullValue());
    }

    @Test
    void givesNothingWhereThereIsNothing() {
        netdata.stubGet("/api/v3/nodes", json(200, "{\"nodes\":[]}"));

        call("{}").statusCode(200).body("nodes", empty()).body("total", equalTo(0)).body("next_cursor", nullValue());
    }

    @Test
    void keepsALargeAnswerSmallAndNamesTheWayToTheRest() {
        stubNodes(500, "é".repeat(2_000));

        ValidatableResponse answer = call("{\"limit\":500}").statusCode(200).body("truncated", equalTo(true));

        assertThat(answer.extract().asByteArray().length).isBetween(150_000, 256 * 1024);
        assertThat(Integer.parseInt(answer.extract().jsonPath().getString("next_cursor")))
                .isEqualTo(answer.extract().jsonPath().getList("nodes").size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "{'limit':0}|limit", "{'limit':501}|limit", "{'cursor':'-1'}|cursor",
            "{'cursor':'1e3'}|cursor", "{'cursor':''}|cursor", "{'cursor':'1000000'}|cursor" }, quoteCharacter = '`')
    void refusesBadInputAndNamesTheField(String body, String field) {
        call(body.replace('\'', '"')).statusCode(400)
                .body("code", equalTo("invalid_input"))
                .body("violations.field", contains(field));
        assertThat(netdata.requests()).isEmpty();
    }

    private void stubNodes(int count, String name) {
        netdata.stubGet("/api/v3/nodes", json(200, IntStream.range(0, count)
                .mapToObj(i -> "{\"nm\":\"%03d%s\",\"v\":\"%s\",\"state\":\"reachable\"}".formatted(count - i, name, name))
                .collect(Collectors.joining(",", "{\"nodes\":[", "]}"))));
    }
}
