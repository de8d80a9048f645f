package com.insightpulseai.mcp.functions.netdata.alertslist;

import static com.insightpulseai.mcp.provider.netdata.stub.NetdataStub.AGENT_V1;
import static com.insightpulseai.mcp.provider.netdata.stub.NetdataStub.recorded;
import static com.insightpulseai.mcp.testing.ProviderStub.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

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
import io.restassured.response.ValidatableResponse;

/** The function behind its URL, with a real database and an Agent stubbed from recordings. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TestIssuerResource.class)
@QuarkusTestResource(WireMockNetdata.class)
class AlertsListTest extends NetdataFunctionTest {

    private static final String ALL = "{\"status\":[\"critical\",\"warning\",\"clear\"]}";

    AlertsListTest() {
        super("netdata/alerts.list", "ops_viewer", Map.of());
    }

    @Test
    void listsWhatIsRaised() {
        call("{}").statusCode(200)
                .header("Schema-Version", "1.0")
                .body("alerts", hasSize(1))
                .body("alerts[0].alert", equalTo("demo_cpu_any_usage"))
                .body("alerts[0].status", equalTo("warning"))
                .body("alerts[0].node", equalTo("demo-node-1"))
                .body("alerts[0].context", equalTo("system.cpu"))
                .body("alerts[0].instance", equalTo("system.cpu"))
                .body("alerts[0].value", equalTo(3.9780578f))
                .body("alerts[0].units", equalTo("%"))
                .body("alerts[0].since", equalTo("2026-11-22T11:25:59Z"))
                .body("alerts[0].info", equalTo("demo alarm, warns at any CPU utilization"))
                .body("alerts[0].silenced", equalTo(false))
                .body("alerts[0]", aMapWithSize(10))
                .body("total", equalTo(1))
                .body("truncated", equalTo(false))
                .body("next_cursor", nullValue());
    }

    @Test
    void asksForTheInstancesWithoutWhichNoAlertIsListed() {
        call("{}").statusCode(200);

        assertThat(netdata.requests()).filteredOn(request -> request.getUrl().startsWith("/api/v3/alerts")).hasSize(1)
                .allSatisfy(request -> assertThat(request.queryParameter("options").firstValue()).contains("instances"));
    }

    @Test
    void writesTheStatusInLowerCase() {
        call("{\"status\":[\"warning\"]}").statusCode(200).body("alerts.alert", contains("demo_cpu_any_usage"));
        call("{\"status\":[\"critical\"]}").statusCode(200).body("alerts", empty());

        assertThat(netdata.requests()).filteredOn(request -> request.getUrl().startsWith("/api/v3/alerts"))
                .extracting(request -> request.queryParameter("status").firstValue()).containsExactly("warning", "critical");
    }

    @Test
    void listsTheMostUrgentFirst() {
        call(ALL).statusCode(200).body("alerts.status", contains("warning", "clear"));
    }

    @Test
    void scopesTheContextsBecauseTheOtherFilterIsIgnored() {
        call("{\"status\":[\"clear\"],\"contexts\":[\"system.ram\"]}").statusCode(200)
                .body("alerts.alert", contains("demo_ram_in_use"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "\"alerts\":[\"other\"]", "\"nodes\":[\"other\"]", "\"contexts\":[\"other\"]" })
    void filtersAgainWhatAnAgentMayIgnore(String filter) {
        call("{" + filter + "}").statusCode(200).body("alerts", empty()).body("total", equalTo(0));
    }

    @Test
    void knowsANodeByItsIdToo() {
        netdata.stubGet("/api/v3/alerts", json(200, """
                {"nodes":[{"ni":0,"nm":"a","nd":"id-a"},{"ni":1,"nm":"b","nd":"id-b"}],"alert_instances":[
                 {"ni":0,"nm":"x","st":"WARNING"},{"ni":1,"nm":"y","st":"WARNING"}]}"""));

        call("{\"nodes\":[\"id-b\"]}").statusCode(200).body("alerts.node", contains("b"));
    }

    @Test
    void takesAsManyNamesAsFitIntoAUrl() {
        String names = IntStream.range(10, 20).mapToObj(i -> '"' + ":".repeat(20) + "n".repeat(178) + i + '"')
                .collect(Collectors.joining(",", "[", "]"));

        call("{\"contexts\":%s,\"nodes\":%s,\"alerts\":%s}".formatted(names, names, names)).statusCode(200);
        call("{\"contexts\":%s,\"nodes\":%s}".formatted(names.replace("n", ":"), names)).statusCode(400)
                .body("violations.field", contains("alerts"));
    }

    @Test
    void goesOnWhereThePageEnded() {
        String first = "{\"status\":[\"warning\",\"clear\"],\"limit\":1}";
        call(first).statusCode(200).body("alerts.status", contains("warning")).body("total", equalTo(2))
                .body("next_cursor", equalTo("1"));

        call(first.replace("}", ",\"cursor\":\"1\"}")).statusCode(200).body("alerts.status", contains("clear"))
                .body("next_cursor", nullValue());
    }

    @Test
    void listsNothingBeyondTheEnd() {
        call("{\"cursor\":\"999999\"}").statusCode(200).body("alerts", empty()).body("next_cursor", nullValue());
    }

    @Test
    void showsWhatIsSilencedOnTheAgentsOwnNode() {
        netdata.stubGet("/api/v1/alarms", recorded(AGENT_V1, "alarms-silenced.json"));

        call(ALL).statusCode(200).body("alerts.silenced", contains(true, false));
    }

    @Test
    void knowsWhatIsSilencedByTheIdOfItsChartOrByItsName() {
        netdata.stubGet("/api/v3/alerts", json(200, """
                {"nodes":[{"ni":0,"nm":"n"}],"alert_instances":[
                 {"ni":0,"nm":"a","st":"WARNING","ch":"disk_util.dm-0","ch_n":"disk_util.vg-root"},
                 {"ni":0,"nm":"b","st":"WARNING","ch":"disk_util.dm-1","ch_n":"disk_util.vg-var"}]}"""));
        netdata.stubGet("/api/v1/alarms", json(200, """
                {"hostname":"n","alarms":{"disk_util.dm-0.a":{"name":"a","silenced":true},
                 "disk_util.vg-var.b":{"name":"b","silenced":true}}}"""));

        call("{}").statusCode(200).body("alerts.silenced", contains(true, true))
                .body("alerts.instance", contains("disk_util.vg-root", "disk_util.vg-var"))
                .body("alerts[0].chart_id", nullValue());
    }

    @Test
    void doesWithoutThatWhereTheAgentTellsTooMuch() {
        netdata.stubGet("/api/v1/alarms", json(200, "{\"x\":\"" + "x".repeat(5_000_000) + "\"}"));

        call("{}").statusCode(200).body("alerts", hasSize(1)).body("alerts[0].silenced", nullValue());
    }

    @Test
    void doesWithoutThatWhereTheAgentDoesNotTell() {
        netdata.stubGet("/api/v1/alarms", json(404, ""));

        call("{}").statusCode(200).body("alerts", hasSize(1)).body("alerts[0].silenced", nullValue());
    }

    @Test
    void asksAnOldAgentInVersion1() {
        netdata.reset();
        netdata.stubAgentV1();

        call("{}").statusCode(200).body("alerts.alert", contains("demo_cpu_any_usage"))
                .body("alerts[0].node", equalTo("demo-node-1")).body("alerts[0].silenced", equalTo(false));
        call(ALL).statusCode(200).body("alerts.status", contains("warning", "clear"));

        // An Agent takes "all=" and "all=true" for nothing.
        assertThat(netdata.requests()).extracting(request -> request.getUrl()).contains("/api/v1/alarms", "/api/v1/alarms?all");
    }

    @Test
    void knowsAnOldAgentsOwnNodeByItsIdToo() {
        netdata.reset();
        netdata.stubAgentV1();
        netdata.stubGet("/api/v1/info", json(200, """
                {"version":"v1.37.1","mirrored_hosts_status":[{"hostname":"child","hops":1,"node_id":"id-child"},
                 {"hostname":"demo-node-1","hops":0,"node_id":"id-own"}]}"""));

        call("{\"nodes\":[\"id-own\"]}").statusCode(200).body("alerts.node", contains("demo-node-1"));
        call("{\"nodes\":[\"demo-node-1\"]}").statusCode(200).body("alerts.node", contains("demo-node-1"));
        call("{\"nodes\":[\"id-child\"]}").statusCode(200).body("alerts", empty());
    }

    @Test
    void tellsAProtectedAgentFromABrokenOne() {
        netdata.reset();
        netdata.stubProtectedAgent();

        call("{}").statusCode(502).body("code", equalTo("upstream_rejected_credentials")).body("upstream_status", equalTo(412));
    }

    @Test
    void keepsALargeAnswerSmall() {
        String instances = IntStream.range(0, 300)
                .mapToObj(i -> "{\"ni\":0,\"nm\":\"alert%d\",\"st\":\"WARNING\",\"ch_n\":\"%s\",\"info\":\"%s\"}"
                        .formatted(i, "c".repeat(3_000), "i".repeat(3_000)))
                .collect(Collectors.joining(","));
        netdata.stubGet("/api/v3/alerts",
                json(200, "{\"nodes\":[{\"ni\":0,\"nm\":\"n\"}],\"alert_instances\":[" + instances + "]}"));

        ValidatableResponse answer = call("{\"limit\":200}").statusCode(200).body("total", equalTo(300));
        assertThat(answer.extract().asByteArray().length).isLessThan(256 * 1024);
        assertThat(answer.extract().<String> path("next_cursor")).isEqualTo("200");
    }

    @Test
    void asksAnOldAgentWhichAlarmsAContextHas() {
        netdata.reset();
        netdata.stubAgentV1();

        call(ALL.replace("}", ",\"contexts\":[\"system.cpu\",\"nope.nope\"]}")).statusCode(200)
                .body("alerts.alert", contains("demo_cpu_any_usage"));
    }

    @Test
    void listsTheOtherAlertsWhereOneIsOdd() {
        netdata.stubGet("/api/v3/alerts", json(200, """
                {"nodes":[{"ni":0,"nm":"web"},{"ni":1},{"nm":"none"},null,7],"alert_instances":[null,{"ni":0},
                 {"ni":0,"nm":"a","st":"WARNING","tr_t":"yesterday","v":"much"},{"ni":9,"nm":"b","st":"CRITICAL"},
                 {"nm":"c","st":"WARNING"},{"ni":1,"nm":"d","st":"RAISED"},{"ni":0,"nm":"e","st":null},
                 {"ni":0,"nm":"f","st":"CLEAR"}]}"""));

        call("{}").statusCode(200)
                .body("alerts.alert", contains("b", "c", "a", "d", "e"))
                .body("alerts.node", contains("", "", "web", "", "web"))
                .body("alerts.status", contains("critical", "warning", "warning", "undefined", "undefined"))
                .body("total", equalTo(5))
                .body("unreadable", equalTo(2));
        call("{\"nodes\":[\"web\"]}").statusCode(200).body("alerts.alert", contains("b", "c", "a", "d", "e"));
        call("{\"nodes\":[\"db\"]}").statusCode(200).body("alerts.alert", contains("b", "c", "d"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"alert_instances\":7}", "[]", "<html></html>" })
    void doesNotTrustAMalformedAnswer(String body) {
        netdata.stubGet("/api/v3/alerts", json(200, body));

        call("{}").statusCode(502).body("code", equalTo("upstream_error"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"status\":[\"WARNING\"]}|status[0]", "{\"status\":[]}|status", "{\"contexts\":[\"system.*\"]}|contexts[0]",
            "{\"contexts\":[\"a,b\"]}|contexts[0]", "{\"nodes\":[\"\"]}|nodes[0]", "{\"alerts\":[\"!a\"]}|alerts[0]",
            "{\"alerts\":[null]}|alerts[0]", "{\"limit\":0}|limit", "{\"limit\":201}|limit", "{\"cursor\":\"x\"}|cursor" })
    void refusesBadInputAndNamesTheField(String body, String field) {
        call(body).statusCode(400).body("code", equalTo("invalid_input")).body("violations.field", contains(field));
        assertThat(netdata.requests()).isEmpty();
    }
}
