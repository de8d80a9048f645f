package com.insightpulseai.mcp.functions.netdata.metricsquery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.insightpulseai.mcp.testing.ProviderStub.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.provider.netdata.stub.NetdataFunctionTest;
import com.insightpulseai.mcp.provider.netdata.stub.WireMockNetdata;
import com.insightpulseai.mcp.testing.PostgresResource;
import com.insightpulseai.mcp.testing.TestIssuerResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** The function behind its URL, with a real database and a stub of Netdata. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TestIssuerResource.class)
@QuarkusTestResource(WireMockNetdata.class)
class MetricsQueryTest extends NetdataFunctionTest {

    private static final String TOKEN = "bearer-token-in-the-vault";
    private static final String CPU = "{\"contexts\":[\"system.cpu\"]}";
    private static final int LARGEST = 256 * 1024;

    MetricsQueryTest() {
        super("netdata/metrics.query", "ops_viewer", Map.of("netdata_bearer_token", TOKEN));
    }

    @Test
    void givesATable() {
        call(CPU).statusCode(200)
                .header("Schema-Version", "1.0")
                .body("api", equalTo("agent_v3"))
                .body("series", hasSize(1))
                .body("series[0].context", equalTo("system.cpu"))
                .body("series[0].title", equalTo("Total CPU utilization"))
                .body("series[0].interval_seconds", equalTo(10))
                .body("series[0].columns[5]", equalTo(Map.of("label", "user", "unit", "percentage")))
                .body("series[0].columns_total", equalTo(9))
                .body("series[0].rows.time",
                        contains("2026-11-22T11:26:14Z", "2026-11-22T11:26:24Z", "2026-11-22T11:26:34Z"))
                .body("series[0].rows[0].values[5]", equalTo(85.168284f))
                .body("series[0].rows[0].anomaly_rates", nullValue())
                .body("truncated", equalTo(false))
                .body("hint", nullValue());
    }

    @Test
    void givesAnomalyRatesWhereTheyAreAskedFor() {
        call("{\"contexts\":[\"system.cpu\"],\"anomaly_rates\":true}").statusCode(200)
                .body("series[0].rows.anomaly_rates", everyItem(hasSize(9)));
    }

    @Test
    void asksForTenMinutesOfSixtyPointsUnlessToldOtherwise() {
        call(CPU).statusCode(200);

        assertThat(netdata.requests().get(1).getUrl())
                .startsWith("/api/v3/data?scope_contexts=system.cpu&after=-600&before=0&points=60&group_by=dimension&");
    }

    @Test
    void asksForWhatItIsTold() {
        call("""
                {"contexts":["system.ram"],"nodes":["demo-node-1"],"dimensions":["used"],"after":"2026-11-23T19:00:00+01:00",
                 "before":"2026-11-23T19:00:00Z","points":5,"group_by":["node","dimension"],"aggregation":"max",
                 "time_group":"min"}""").statusCode(200)
                .body("series[0].columns.label", contains("free,demo-node-1", "used,demo-node-1", "cached,demo-node-1",
                        "buffers,demo-node-1"));

        assertThat(netdata.requests().get(1).getUrl()).startsWith("/api/v3/data?scope_contexts=system.ram"
                + "&scope_nodes=demo-node-1&dimensions=used&after=1795456800&before=1795460400&points=5"
                + "&group_by=node%2Cdimension&aggregation=max&time_group=min&");
    }

    @Test
    void lendsTheTokenToTheRequestAndNobodyElse() {
        String answer = call(CPU).statusCode(200).extract().asString();

        assertThat(netdata.requests()).allSatisfy(
                request -> assertThat(request.getHeader("X-Netdata-Auth")).isEqualTo("Bearer " + TOKEN));
        assertThat(answer).doesNotContain(TOKEN);
        assertThat(database.events(caller).toString()).doesNotContain(TOKEN);
    }

    @Test
    void givesTheSameOfAnOlderAgent() {
        netdata.reset();
        netdata.stubAgentV1();

        call(CPU).statusCode(200)
                .body("api", equalTo("agent_v1"))
                .body("series[0].title", equalTo("Total CPU utilization"))
                .body("series[0].columns[5]", equalTo(Map.of("label", "user", "unit", "percentage")))
                .body("series[0].rows.time",
                        contains("2026-11-22T10:49:40Z", "2026-11-22T10:50:00Z", "2026-11-22T10:50:20Z"));
    }

    @Test
    void showsGaps() {
        netdata.reset();
        netdata.stubAgentV1();

        call("{\"contexts\":[\"disk.space\"]}").statusCode(200)
                .body("series[0].rows[1].values", hasItem(nullValue()));
    }

    @Test
    void saysWhatAnOlderAgentCannotDo() {
        netdata.reset();
        netdata.stubAgentV1();

        call("{\"contexts\":[\"system.cpu\"],\"group_by\":[\"node\"]}").statusCode(400)
                .body("code", equalTo("invalid_input"))
                .body("violations.field", contains("group_by"))
                .body("detail", containsString("older than 2.0"));
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void saysThatAContextIsUnknown(boolean older) {
        if (older) {
            netdata.reset();
            netdata.stubAgentV1();
        }

        call("{\"contexts\":[\"nope.nope\"]}").statusCode(404)
                .body("code", equalTo("unknown_resource"))
                .body("detail", containsString("nope.nope"));
    }

    @Test
    void saysThatTheAgentWantsAnotherToken() {
        netdata.reset();
        netdata.stubProtectedAgent();

        ValidatableResponse answer = call(CPU).statusCode(502)
                .body("code", equalTo("upstream_rejected_credentials"))
                .body("upstream_status", equalTo(412));
        assertThat(answer.extract().asString()).doesNotContain("authorized to access");
    }

    @Test
    void keepsALargeAnswerSmallAndTheNewestRows() {
        String labels = IntStream.range(0, 50).mapToObj(i -> "\"" + "é".repeat(100) + i + "\"")
                .collect(Collectors.joining(","));
        String cells = "[123456.789,12.345678,0],".repeat(50).replaceFirst(",$", "");
        String rows = IntStream.range(0, 500).mapToObj(i -> "[" + (1795346000 - i) + "," + cells + "]")
                .collect(Collectors.joining(","));
        netdata.stubGet("/api/v3/data", json(200,
                "{\"result\":{\"labels\":[\"time\",%s],\"data\":[%s]}}".formatted(labels, rows)));

        ValidatableResponse answer = call("{\"contexts\":[\"a\",\"b\",\"c\",\"d\",\"e\"],\"anomaly_rates\":true}")
                .statusCode(200)
                .body("truncated", equalTo(true))
                .body("hint", containsString("fewer points"))
                .body("series[4].rows[-1].time", equalTo("2026-11-22T11:13:20Z"));

        assertThat(answer.extract().asByteArray().length).isBetween(150_000, LARGEST);
    }

    @Test
    void stopsReadingWhenAnAgentSendsAllItHas() {
        netdata.stubGet("/api/v3/data", json(200, "{\"x\":\"" + "x".repeat(5_500_000) + "\"}"));

        call(CPU).statusCode(502).body("code", equalTo("upstream_error")).body("detail", containsString("fewer points"));
    }

    @Test
    void refusesAPageForPeople() {
        netdata.stubGet("/api/v3/data", aResponse().withHeader("Content-Type", "text/html").withBody("<html>secret</html>"));

        assertThat(call(CPU).statusCode(502).extract().asString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "{};contexts",
            "{'contexts':[]};contexts",
            "{'contexts':['a','b','c','d','e','f']};contexts",
            "{'contexts':['*']};contexts[0]",
            "{'contexts':['system.*']};contexts[0]",
            "{'contexts':['a|b']};contexts[0]",
            "{'contexts':['a,b']};contexts[0]",
            "{'contexts':['!a']};contexts[0]",
            "{'contexts':['']};contexts[0]",
            "{'contexts':[null]};contexts[0]",
            "{'contexts':['a'],'nodes':['../../x']};nodes[0]",
            "{'contexts':['a'],'nodes':['..']};nodes[0]",
            "{'contexts':['a'],'nodes':['*']};nodes[0]",
            "{'contexts':['a'],'nodes':[null]};nodes[0]",
            "{'contexts':['a'],'dimensions':['a,b']};dimensions[0]",
            "{'contexts':['a'],'dimensions':['!a']};dimensions[0]",
            "{'contexts':['a'],'dimensions':[' ']};dimensions[0]",
            "{'contexts':['a'],'dimensions':['a\\u0000']};dimensions[0]",
            "{'contexts':['a'],'points':0};points",
            "{'contexts':['a'],'points':501};points",
            "{'contexts':['a'],'group_by':['label']};group_by[0]",
            "{'contexts':['a'],'aggregation':'median'};aggregation",
            "{'contexts':['a'],'time_group':'stddev'};time_group",
            "{'contexts':['a'],'after':'0'};after",
            "{'contexts':['a'],'after':'600'};after",
            "{'contexts':['a'],'after':'-94608001'};after",
            "{'contexts':['a'],'after':'yesterday'};after",
            "{'contexts':['a'],'after':'2026-13-01T00:00:00Z'};after",
            "{'contexts':['a'],'after':'2026-01-02T00:00:00Z','before':'2026-01-01T00:00:00Z'};after",
            "{'contexts':['a'],'after':'2999-01-01T00:00:00Z'};after",
            "{'contexts':['a'],'after':'1972-12-30T23:59:59Z'};after",
            "{'contexts':['a'],'before':'1'};before",
            "{'contexts':['a'],'before':'2999-01-01T00:00:00Z'};before",
            "{'contexts':['a'],'before':'1972-12-30T23:59:59Z'};before",
            "{'contexts':['a'],'before':'1969-12-31T00:00:00Z'};before" }, quoteCharacter = '`')
    void refusesBadInputAndNamesTheField(String body, String field) {
        call(body.replace('\'', '"')).statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid_input"))
                .body("violations.field", contains(field));
        assertThat(netdata.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "user", "reserved for root", "Core 0/temp", "größe", "a%2Fb" })
    void takesADimensionAsItIs(String dimension) {
        call("{\"contexts\":[\"disk.space\"],\"dimensions\":[\"%s\"]}".formatted(dimension)).statusCode(200);

        assertThat(netdata.requests().get(1).queryParameter("dimensions").firstValue()).isEqualTo(dimension);
    }
}
