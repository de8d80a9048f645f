package com.insightpulseai.mcp.functions.netdata.alertsilence;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.insightpulseai.mcp.provider.netdata.stub.NetdataStub.AGENT_V1;
import static com.insightpulseai.mcp.provider.netdata.stub.NetdataStub.AGENT_V3;
import static com.insightpulseai.mcp.provider.netdata.stub.NetdataStub.MANAGEMENT_KEY;
import static com.insightpulseai.mcp.provider.netdata.stub.NetdataStub.recorded;
import static com.insightpulseai.mcp.testing.ProviderStub.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;
import java.util.UUID;
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

/** The function behind its URL, with a real database and an Agent stubbed from recordings. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TestIssuerResource.class)
@QuarkusTestResource(WireMockNetdata.class)
class AlertSilenceTest extends NetdataFunctionTest {

    private static final String TOOL = "/providers/netdata/alert.silence";
    private static final String HEALTH = "/api/v1/manage/health";
    private static final String SILENCE = "{\"action\":\"silence\",\"contexts\":[\"system.cpu\"]}";

    AlertSilenceTest() {
        super("netdata/alert.silence", "ops_operator", Map.of("netdata_management_key", MANAGEMENT_KEY));
    }

    @Test
    void silencesAContextAndSaysWhatIsSilencedNow() {
        call(SILENCE).statusCode(200)
                .header("Schema-Version", "1.0")
                .body("action", equalTo("silence"))
                .body("mode", equalTo("silence"))
                .body("everything", equalTo(false))
                .body("silenced.contexts", contains("system.cpu"))
                .body("silenced[0].until", nullValue())
                .body("truncated", equalTo(false))
                .body("hint", containsString("reset"));

        assertThat(commands()).containsExactly(HEALTH + "?cmd=SILENCE&context=system.cpu", HEALTH + "?cmd=LIST");
    }

    @Test
    void putsSeveralNamesIntoOneParameterBecauseOnlyTheLastOfARepeatedOneCounts() {
        call("{\"action\":\"silence\",\"contexts\":[\"system.cpu\",\"system.ram\"],\"alerts\":[\"a\",\"b\"]}").statusCode(200);

        assertThat(netdata.requests()).filteredOn(request -> request.getUrl().contains("SILENCE")).hasSize(1)
                .allSatisfy(request -> {
                    assertThat(request.queryParameter("context").firstValue()).isEqualTo("system.cpu system.ram");
                    assertThat(request.queryParameter("alarm").firstValue()).isEqualTo("a b");
                });
    }

    @Test
    void resets() {
        netdata.stubGet(HEALTH, recorded(AGENT_V3, "v1-manage-health-list.json"));

        call("{\"action\":\"reset\"}").statusCode(200).body("mode", equalTo("none")).body("silenced", empty())
                .body("hint", nullValue());
        assertThat(commands()).containsExactly(HEALTH + "?cmd=RESET", HEALTH + "?cmd=LIST");
    }

    @Test
    void doesNotTakeSelectorsThatOutliveAResetForSilence() {
        netdata.stubGet(HEALTH, recorded(AGENT_V1, "manage-health-list.json"));

        call("{\"action\":\"reset\"}").statusCode(200).body("mode", equalTo("none")).body("silenced", empty());
    }

    @Test
    void silencesAnOldAgentToo() {
        netdata.reset();
        netdata.stubAgentV1();

        // The recorded agent was told twice, and lists it twice.
        call(SILENCE).statusCode(200).body("silenced.contexts", contains("system.cpu"));
    }

    @Test
    void saysWhatElseIsSilencedByOthers() {
        netdata.stubGet(HEALTH, json(200, """
                {"all":true,"type":"DISABLE","silencers":[{"alarm":"x","hosts":"web*"},{"chart":"a.b"}]}"""));

        call("{\"action\":\"reset\"}").statusCode(200).body("mode", equalTo("disable")).body("everything", equalTo(true))
                .body("silenced[0]", equalTo(Map.of("alerts", "x", "nodes", "web*")))
                .body("silenced[1]", equalTo(Map.of("charts", "a.b")));
    }

    @Test
    void namesAllThatOneCallCanSilence() {
        String alerts = IntStream.range(10, 20).mapToObj(i -> "a".repeat(253) + i).collect(Collectors.joining(" "));
        netdata.stubGet(HEALTH, json(200, """
                {"all":false,"type":"SILENCE","silencers":[{"alarm":"%s"}]}""".formatted(alerts)));

        call(SILENCE).statusCode(200).body("silenced[0].alerts", equalTo(alerts)).body("truncated", equalTo(false));
    }

    @Test
    void saysWhereTheRestIsWhenNamesAreCut() {
        netdata.stubGet(HEALTH, json(200, """
                {"all":false,"type":"SILENCE","silencers":[{"alarm":"%s"}]}""".formatted("a ".repeat(2_000))));

        call("{\"action\":\"reset\"}").statusCode(200).body("truncated", equalTo(true))
                .body("hint", containsString("manage/health?cmd=LIST"));
    }

    @Test
    void saysWhereTheRestIsWhenSelectorsAreLeftOut() {
        String silencers = IntStream.range(0, 201).mapToObj(i -> "{\"alarm\":\"a" + i + "\"}").collect(Collectors.joining(","));
        netdata.stubGet(HEALTH, json(200, "{\"all\":false,\"type\":\"SILENCE\",\"silencers\":[" + silencers + "]}"));

        call(SILENCE).statusCode(200).body("silenced", hasSize(200)).body("truncated", equalTo(true))
                .body("hint", containsString("manage/health?cmd=LIST")).body("hint", containsString("reset"));
    }

    @Test
    void noticesWhenTheAgentDidNothing() {
        netdata.stubGet(HEALTH, recorded(AGENT_V3, "v1-manage-health-list.json"));

        call(SILENCE).statusCode(502).body("code", equalTo("upstream_error"));
    }

    @Test
    void isUnavailableWithoutTheKey() {
        database.removeSecret("netdata_management_key");

        call(SILENCE).statusCode(503).body("code", equalTo("unavailable"))
                .body("detail", containsString("netdata_management_key"));
        assertThat(commands()).isEmpty();
    }

    @Test
    void saysThatTheKeyIsWrong() {
        database.putSecret("netdata_management_key", "wrong");

        call(SILENCE).statusCode(502).body("code", equalTo("upstream_rejected_credentials"))
                .body("upstream_status", equalTo(403));
    }

    @Test
    void doesNotAskTwice() {
        netdata.stubGet(HEALTH, json(503, ""));

        call(SILENCE).statusCode(502);
        assertThat(commands()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = { 403, 429, 503 })
    void isNotRepeatedUnderTheSameKeyWhereTheAgentDidNotListAfterTheCommand(int status) {
        netdata.stub(get(urlPathEqualTo(HEALTH)).withQueryParam("cmd", matching("LIST")).willReturn(json(status, "")));

        for (boolean replayed : new boolean[] { false, true }) {
            as(caller, "ops_operator").header("Idempotency-Key", "\"one\"").body(SILENCE).post(TOOL).then().statusCode(502)
                    .header("Idempotency-Replayed", replayed ? "true" : null)
                    .body("code", equalTo("upstream_error"));
        }

        assertThat(commands()).filteredOn(url -> url.contains("cmd=SILENCE")).hasSize(1);
    }

    @Test
    void refusesATimeThatAnAgentCannotKeep() {
        call("{\"action\":\"silence\",\"contexts\":[\"system.cpu\"],\"duration_minutes\":60}").statusCode(400)
                .body("code", equalTo("invalid_input")).body("violations.field", contains("duration_minutes"));
        assertThat(commands()).isEmpty();
    }

    @Test
    void leavesARowWithoutTheKey() {
        String event = call(SILENCE).statusCode(200).extract().header("X-Event-Id");

        Map<String, Object> row = database.event(UUID.fromString(event)).orElseThrow();
        assertThat(row).containsEntry("status", "ok");
        assertThat(row.toString()).contains("system.cpu").doesNotContain(MANAGEMENT_KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = { "*", "**", "*.*", "!a", "a b", "a,b", "a|b", "", " ", ".", "..", "%2A", "a*", "a&cmd=SILENCE ALL",
            "é", "a\\n" })
    void refusesPatternsAndWhateverIsNoName(String name) {
        for (String field : List.of("contexts", "alerts")) {
            call("{\"action\":\"silence\",\"%s\":[\"%s\"]}".formatted(field, name)).statusCode(400)
                    .body("violations.field", contains(field + "[0]"));
        }
        assertThat(netdata.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{}|action", "{\"action\":\"silence\"}|alerts", "{\"action\":\"SILENCE ALL\",\"alerts\":[\"a\"]}|action",
            "{\"action\":\"disable\",\"alerts\":[\"a\"]}|action", "{\"action\":\"silence\",\"alerts\":[null]}|alerts[0]",
            "{\"action\":\"reset\",\"alerts\":[\"a\"]}|alerts", "{\"action\":\"reset\",\"contexts\":[\"a\"]}|contexts",
            "{\"action\":\"reset\",\"duration_minutes\":5}|duration_minutes",
            "{\"action\":\"silence\",\"alerts\":[\"a\"],\"duration_minutes\":0}|duration_minutes",
            "{\"action\":\"silence\",\"alerts\":[\"a\"],\"duration_minutes\":10081}|duration_minutes" })
    void refusesBadInputAndNamesTheField(String body, String field) {
        call(body).statusCode(400).body("code", equalTo("invalid_input")).body("violations.field", contains(field));
        assertThat(netdata.requests()).isEmpty();
    }

    private List<String> commands() {
        return netdata.requests().stream().map(request -> request.getUrl()).filter(url -> url.startsWith(HEALTH)).toList();
    }
}
