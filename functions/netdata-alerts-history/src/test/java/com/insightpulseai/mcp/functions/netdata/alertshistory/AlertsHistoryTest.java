package com.insightpulseai.mcp.functions.netdata.alertshistory;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.insightpulseai.mcp.testing.ProviderStub.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.insightpulseai.mcp.provider.netdata.stub.NetdataFunctionTest;
import com.insightpulseai.mcp.provider.netdata.stub.NetdataRecording;
import com.insightpulseai.mcp.provider.netdata.stub.NetdataStub;
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
class AlertsHistoryTest extends NetdataFunctionTest {

    private static final String TRANSITIONS = "/api/v3/alert_transitions";
    /** The recordings grow old, so that their changes fall out of what may be asked for. */
    private static final long RECORDED = 1_795_346_759;

    AlertsHistoryTest() {
        super("netdata/alerts.history", "ops_viewer", Map.of());
    }

    @BeforeEach
    void stubAnAgent() {
        netdata.stubGet(TRANSITIONS, json(200, renewed(NetdataStub.AGENT_V3, "v3-alert-transitions-facets.json")));
    }

    @Test
    void listsTheChangesNewestFirst() {
        call("{}").statusCode(200)
                .header("Schema-Version", "1.0")
                .body("transitions", hasSize(4))
                .body("transitions.status", contains("warning", "critical", "warning", "critical"))
                .body("transitions.old_status", contains("critical", "warning", "critical", "uninitialized"))
                .body("transitions.node", everyItem(equalTo("demo-node-1")))
                .body("transitions[0].alert", equalTo("demo_cpu_any_usage"))
                .body("transitions[0].context", equalTo("system.cpu"))
                .body("transitions[0].instance", equalTo("system.cpu"))
                .body("transitions[0].value", equalTo(98.79066f))
                .body("transitions[0].old_duration_seconds", equalTo(40))
                .body("transitions[0].id", nullValue())
                .body("truncated", equalTo(false))
                .body("next_cursor", nullValue());
    }

    @Test
    void asksForARelativeTimeWithoutWhichThereAreNone() {
        call("{\"after\":\"-3600\"}").statusCode(200);

        assertThat(netdata.requests()).filteredOn(request -> request.getUrl().startsWith(TRANSITIONS)).hasSize(1)
                .allSatisfy(request -> assertThat(request.queryParameter("after").firstValue()).isEqualTo("-3600"));
    }

    @Test
    void makesAnAbsoluteTimeRelative() {
        call("{\"after\":\"" + Instant.now().minusSeconds(3_600) + "\"}").statusCode(200).body("transitions", hasSize(4));

        assertThat(netdata.requests()).filteredOn(request -> request.getUrl().startsWith(TRANSITIONS))
                .allSatisfy(request -> assertThat(Integer.parseInt(request.queryParameter("after").firstValue()))
                        .isBetween(-3_700, -3_590));
    }

    @Test
    void leavesOutWhatIsOlder() {
        call("{\"after\":\"-60\"}").statusCode(200).body("transitions", hasSize(3));
    }

    @Test
    void takesAsManyNamesAsFitIntoAUrl() {
        String names = IntStream.range(10, 20).mapToObj(i -> '"' + ":".repeat(20) + "n".repeat(178) + i + '"')
                .collect(Collectors.joining(",", "[", "]"));

        call("{\"contexts\":%s,\"nodes\":%s,\"alerts\":%s}".formatted(names, names, names)).statusCode(200);
    }

    @Test
    void goesOnWhereThePageEnded() {
        String cursor = call("{\"limit\":3}").statusCode(200).body("transitions", hasSize(3)).extract().path("next_cursor");

        call("{\"limit\":3,\"cursor\":\"" + cursor + "\"}").statusCode(200).body("transitions", hasSize(1))
                .body("transitions[0].old_status", equalTo("uninitialized")).body("next_cursor", nullValue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "\"alerts\":[\"other\"]", "\"nodes\":[\"other\"]", "\"contexts\":[\"other\"]" })
    void filtersAgainWhatAnAgentMayIgnore(String filter) {
        call("{" + filter + "}").statusCode(200).body("transitions", empty());
    }

    @Test
    void findsAChangeBehindThoseOfOtherContexts() {
        String changes = many(52, 1_000).replaceFirst("(?s)(.*)\"b{255}\"", "$1\"disk.space\"");
        netdata.stub(get(urlPathEqualTo(TRANSITIONS)).withQueryParam("last", matching("51"))
                .willReturn(json(200, many(51, 1_001))));
        netdata.stub(get(urlPathEqualTo(TRANSITIONS)).withQueryParam("last", matching("1000")).willReturn(json(200, changes)));

        call("{\"contexts\":[\"disk.space\"]}").statusCode(200).body("transitions.context", contains("disk.space"))
                .body("truncated", equalTo(false));
    }

    @Test
    void saysThatThoseOfOtherContextsMayHideSome() {
        netdata.stubGet(TRANSITIONS, json(200, many(1_000, 1_000_000)));

        call("{\"contexts\":[\"disk.space\"]}").statusCode(200).body("transitions", empty())
                .body("truncated", equalTo(true)).body("hint", containsString("1,000"));
    }

    @Test
    void knowsThatNothingIsHiddenOnceAnOlderChangeIsListed() {
        String changes = many(1_000, 1_000_000).replaceFirst("(?s)(.*\"when\":)\\d+", "$1" + (RECORDED - 1_000_000));
        netdata.stubGet(TRANSITIONS, json(200, changes));

        call("{\"contexts\":[\"disk.space\"]}").statusCode(200).body("transitions", empty()).body("truncated", equalTo(false));
    }

    @Test
    void leavesTheFilterToTheAgentToo() {
        call("{\"contexts\":[\"a.b\",\"c.d\"],\"alerts\":[\"x\",\"y\"],\"nodes\":[\"n\"]}").statusCode(200);

        assertThat(netdata.requests()).filteredOn(request -> request.getUrl().startsWith(TRANSITIONS)).hasSize(1)
                .allSatisfy(request -> {
                    assertThat(request.queryParameter("f_context").firstValue()).isEqualTo("a.b,c.d");
                    assertThat(request.queryParameter("f_alert").firstValue()).isEqualTo("x,y");
                    assertThat(request.queryParameter("scope_nodes").firstValue()).isEqualTo("n");
                });
    }

    @Test
    void readsTheLogOfAnOldAgent() {
        netdata.reset();
        netdata.stubAgentV1();
        netdata.stubGet("/api/v1/alarm_log", json(200, renewed(NetdataStub.AGENT_V1, "alarm-log.json")));

        call("{\"alerts\":[\"demo_ram_in_use\"]}").statusCode(200)
                .body("transitions.alert", everyItem(equalTo("demo_ram_in_use")))
                .body("transitions[0].status", equalTo("clear"))
                .body("transitions[0].context", equalTo("system.ram"));
        call("{\"limit\":1}").statusCode(200).body("transitions", hasSize(1));
    }

    @Test
    void knowsAnOldAgentsOwnNodeByItsIdToo() {
        netdata.reset();
        netdata.stubAgentV1();
        netdata.stubGet("/api/v1/alarm_log", json(200, renewed(NetdataStub.AGENT_V1, "alarm-log.json")));
        netdata.stubGet("/api/v1/info", json(200, """
                {"version":"v1.37.1","mirrored_hosts_status":[{"hostname":"demo-node-1","hops":0,"node_id":"id-own"}]}"""));

        call("{\"nodes\":[\"id-own\"]}").statusCode(200).body("transitions", hasSize(4));
        call("{\"nodes\":[\"other\"]}").statusCode(200).body("transitions", empty());
    }

    @Test
    void goesBackThirtyDaysAlsoAMomentAfterTheyBegan() {
        call("{\"after\":\"" + Instant.now().minus(Duration.ofDays(30)).minusSeconds(5) + "\"}").statusCode(200);

        assertThat(netdata.requests()).filteredOn(request -> request.getUrl().startsWith(TRANSITIONS)).hasSize(1)
                .allSatisfy(request -> assertThat(request.queryParameter("after").firstValue()).isEqualTo("-2592000"));
    }

    @Test
    void goesBackNoFurther() {
        call("{\"after\":\"" + Instant.now().minus(Duration.ofDays(30)).minusSeconds(120) + "\"}").statusCode(400)
                .body("violations.field", contains("after"));
    }

    @Test
    void saysWhenNetdataListsNoMore() {
        netdata.stubGet(TRANSITIONS, json(200, many(1_000, 1_000_000)));

        call("{\"limit\":200,\"cursor\":\"1000100\"}").statusCode(200).body("transitions.size()", equalTo(99))
                .body("truncated", equalTo(true)).body("hint", containsString("1,000")).body("next_cursor", nullValue());
    }

    @Test
    void keepsALargeAnswerSmallAndGoesOn() {
        netdata.stubGet(TRANSITIONS, json(200, many(201, 1_000)));

        ValidatableResponse answer = call("{\"limit\":200}").statusCode(200);
        assertThat(answer.extract().asByteArray().length).isLessThan(256 * 1024);
        assertThat(answer.extract().<String> path("next_cursor")).isNotNull();
    }

    @Test
    void listsTheOtherChangesWhereOneIsOdd() {
        long now = Instant.now().getEpochSecond();
        netdata.stubGet(TRANSITIONS, json(200, """
                {"transitions":[null,{"gi":1},{"gi":2,"alert":"a","when":"%1$d","old":7,"units":{},"new":{"status":"CLEAR"}},
                 {"gi":3,"alert":"b","when":%1$d,"new":null,"hostname":null},{"gi":"x","alert":"c"}]}""".formatted(now)));

        call("{}").statusCode(200)
                .body("transitions.alert", contains("b", "a"))
                .body("transitions.status", contains("undefined", "clear"))
                .body("unreadable", equalTo(3));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "{}", "{\"transitions\":7}", "null", "You need to be patient" })
    void doesNotTrustAMalformedAnswer(String body) {
        netdata.stubGet(TRANSITIONS, json(200, body));

        call("{}").statusCode(502).body("code", equalTo("upstream_error"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"after\":\"0\"}|after", "{\"after\":\"1795346759\"}|after", "{\"after\":\"-2592001\"}|after",
            "{\"after\":\"2999-01-01T00:00:00Z\"}|after", "{\"after\":\"1999-01-01T00:00:00Z\"}|after",
            "{\"after\":\"yesterday\"}|after",
            "{\"contexts\":[\"*\"]}|contexts[0]", "{\"nodes\":[\"a \"]}|nodes[0]", "{\"alerts\":[\"a,b\"]}|alerts[0]",
            "{\"limit\":201}|limit", "{\"cursor\":\"-1\"}|cursor", "{\"cursor\":\"9999999999999999999\"}|cursor" })
    void refusesBadInputAndNamesTheField(String body, String field) {
        call(body).statusCode(400).body("code", equalTo("invalid_input")).body("violations.field", contains(field));
        assertThat(netdata.requests()).isEmpty();
    }

    /** A recording as if it had been made a few seconds ago. */
    private static String renewed(String agent, String file) {
        long recorded = agent.equals(NetdataStub.AGENT_V3) ? RECORDED : 1_795_344_519;
        return Pattern.compile("(\"when\": ?)(\\d{10})").matcher(NetdataRecording.of(agent, file).body())
                .replaceAll(match -> match.group(1)
                        + (Long.parseLong(match.group(2)) - recorded + Instant.now().getEpochSecond() - 5));
    }

    private static String many(int number, int firstId) {
        long now = Instant.now().getEpochSecond();
        return IntStream.range(0, number).mapToObj(i -> """
                {"gi":%d,"alert":"%s","hostname":"n","context":"%s","instance":"%s","when":%d,"info":"%s",
                 "new":{"status":"CLEAR","value":1},"old":{"status":"WARNING","value":2,"duration":3}}"""
                .formatted(firstId + number - i, "a".repeat(255), "b".repeat(255), "c".repeat(255), now, "d".repeat(400)))
                .collect(Collectors.joining(",", "{\"transitions\":[", "]}"));
    }
}
