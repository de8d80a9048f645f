package com.insightpulseai.mcp.hub.sandbox.netdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream.Reply;
import com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream.Request;
import com.insightpulseai.mcp.provider.netdata.stub.NetdataRecording;
import com.insightpulseai.mcp.provider.netdata.stub.NetdataStub;

/** The played agent has the shape of the recorded one, and its oddities. */
class SandboxNetdataTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final String LISTED = "options=instances,values,summary";

    private final SimulatedNetdata netdata = new SimulatedNetdata(Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeEach
    void accept() {
        Deque<String> words = new ArrayDeque<>(List.of("token", "key"));
        netdata.placeholders("http://127.0.0.1", words::removeFirst);
    }

    @Test
    void tellsAnybodyWhatItIsAndNothingElse() {
        Map<String, String> nothing = Map.of();

        assertThat(answer("api/v3/info", nothing).status()).isEqualTo(200);
        assertThat(answer("api/v3/alerts?" + LISTED, nothing).status()).isEqualTo(412);
        assertThat(answer("api/v3/alerts?" + LISTED, Map.of("x-netdata-auth", "Bearer other")).status()).isEqualTo(412);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "api/v3/nodes | v3-nodes.json | nodes",
            "api/v3/alerts?options=instances,values,summary | v3-alerts-full.json | alert_instances",
            "api/v3/alerts?options=instances,values,summary | v3-alerts-full.json | alerts",
            "api/v3/alert_transitions?after=-86400&last=5 | v3-alert-transitions-facets.json | transitions" })
    void hasNoFieldThatARealAgentDoesNotHave(String request, String recording, String list) throws Exception {
        JsonNode real = NetdataRecording.of(NetdataStub.AGENT_V3, recording).json().path(list).path(0);

        assertThat(get(request).path(list)).isNotEmpty()
                .allSatisfy(item -> assertThat(real.fieldNames()).toIterable().containsAll(item::fieldNames));
    }

    @Test
    void hasNoDataWithoutAScope() throws Exception {
        JsonNode answer = get("api/v3/data?after=-60&points=3");

        assertThat(answer.path("result").path("labels")).hasSize(1);
        assertThat(answer.path("result").path("data")).isEmpty();
    }

    @Test
    void hasTheNewestRowFirstAndThreeValuesForEachPoint() throws Exception {
        JsonNode result = get("api/v3/data?scope_contexts=system.cpu&after=-60&points=3&group_by=dimension").path("result");

        assertThat(result.path("data")).hasSize(3);
        assertThat(result.path("data").path(0).path(0).asLong()).isEqualTo(NOW.getEpochSecond());
        assertThat(result.path("data").path(1).path(0).asLong()).isEqualTo(NOW.getEpochSecond() - 20);
        assertThat(result.path("labels")).extracting(JsonNode::asText).startsWith("time", "user", "system");
        assertThat(result.path("data").path(0).path(1)).hasSize(3);
    }

    @Test
    void takesTimesSince1970Too() throws Exception {
        long end = NOW.getEpochSecond() - 3_600;

        JsonNode data = get("api/v3/data?scope_contexts=system.cpu&after=" + (end - 60) + "&before=" + end + "&points=3")
                .path("result").path("data");

        assertThat(data).extracting(row -> row.path(0).asLong()).containsExactly(end, end - 20, end - 40);
    }

    @Test
    void hasAnIncidentOnItsFirstMachineInTheMinutesOfItsAlert() throws Exception {
        String query = "api/v3/data?scope_contexts=system.cpu&dimensions=user&points=1&after=-10&group_by=node&before=";

        JsonNode during = get(query + (NOW.getEpochSecond() - 12 * 60)).path("result").path("data").path(0);
        JsonNode earlier = get(query + (NOW.getEpochSecond() - 15 * 60)).path("result").path("data").path(0);

        assertThat(during.path(1).path(0).asDouble()).isGreaterThan(1.7 * earlier.path(1).path(0).asDouble());
        assertThat(during.path(2).path(0).asDouble()).isLessThan(1.2 * earlier.path(2).path(0).asDouble());
    }

    @Test
    void groupsByDimensionFirstHoweverItIsAsked() throws Exception {
        JsonNode view = get("api/v3/data?scope_contexts=system.load&points=1&group_by=node,dimension").path("view");

        assertThat(view.path("dimensions").path("names")).extracting(JsonNode::asText)
                .startsWith("load1,web-1").contains("load15,db-1");
    }

    @Test
    void listsNoAlertWithoutOptions() throws Exception {
        assertThat(get("api/v3/alerts").has("alert_instances")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({ "status=warning,2", "status=WARNING,5", "contexts=system.ram,5", "scope_contexts=system.ram,1",
            "scope_nodes=db-1,2", "alert=10min_cpu_usage,2" })
    void filtersAsOddlyAsARealAgent(String filter, int found) throws Exception {
        assertThat(get("api/v3/alerts?" + LISTED + "&" + filter).path("alert_instances")).hasSize(found);
    }

    @Test
    void hasNoTransitionsWithoutARelativeTime() throws Exception {
        assertThat(get("api/v3/alert_transitions?last=10").path("transitions")).isEmpty();
        assertThat(get("api/v3/alert_transitions?after=1&last=10").path("transitions")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "scope_contexts=system.ram|11", "f_context=system.ram,system.load|3",
            "f_alert=ram_in_use|2", "scope_nodes=db-1|3" })
    void filtersTransitionsByFacetsOnly(String filter, int found) throws Exception {
        assertThat(get("api/v3/alert_transitions?after=-864000&last=100&" + filter).path("transitions")).hasSize(found);
    }

    @Test
    void hasTheNewestTransitionFirst() throws Exception {
        assertThat(get("api/v3/alert_transitions?after=-86400&last=3").path("transitions")).hasSize(3)
                .extracting(item -> item.path("when").asLong())
                .containsExactly(NOW.getEpochSecond() - 720, NOW.getEpochSecond() - 2_400, NOW.getEpochSecond() - 7_500);
    }

    @Test
    void showsWhatIsSilencedUntilItIsReset() throws Exception {
        assertThat(manage("SILENCE&context=system.cpu%20x.y").body()).contains("Alarm selector added");

        assertThat(silenced()).containsExactly("10min_cpu_usage");
        assertThat(JSON.readTree(manage("LIST").body()).path("silencers").path(0).path("context").asText())
                .isEqualTo("system.cpu x.y");
        manage("RESET");
        assertThat(silenced()).isEmpty();
        assertThat(JSON.readTree(manage("LIST").body()).path("type").asText()).isEqualTo("None");
    }

    @Test
    void takesASilencersSelectorsTogether() throws Exception {
        manage("SILENCE&context=system.cpu&alarm=disk_space_usage");

        assertThat(silenced()).isEmpty();
    }

    @Test
    void wantsItsManagementKeyForThat() {
        Reply reply = answer("api/v1/manage/health?cmd=LIST", Map.of("x-netdata-auth", "Bearer token", "x-auth-token", "no"));

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.contentType()).startsWith("text/plain");
    }

    @Test
    void listsOnlyRaisedAlarmsUnlessAskedForAll() throws Exception {
        assertThat(get("api/v1/alarms").path("alarms")).hasSize(2);
        assertThat(get("api/v1/alarms?all").path("alarms")).hasSize(3);
    }

    @Test
    void answersAnUnknownAddressInPlainText() {
        Reply reply = answer("api/v3/nope", Map.of("x-netdata-auth", "Bearer token"));

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.contentType()).startsWith("text/plain");
    }

    private List<String> silenced() throws Exception {
        return get("api/v1/alarms?all").path("alarms").findParents("silenced").stream()
                .filter(alarm -> alarm.path("silenced").asBoolean()).map(alarm -> alarm.path("name").asText()).toList();
    }

    private Reply manage(String command) {
        return answer("api/v1/manage/health?cmd=" + command, Map.of("x-netdata-auth", "Bearer token", "x-auth-token", "key"));
    }

    private JsonNode get(String request) throws Exception {
        return JSON.readTree(answer(request, Map.of("x-netdata-auth", "Bearer token")).body());
    }

    private Reply answer(String request, Map<String, String> headers) {
        String[] parts = request.split("\\?", 2);
        Map<String, List<String>> query = new HashMap<>();
        Arrays.stream(parts.length == 2 ? parts[1].split("&") : new String[0]).map(pair -> pair.split("=", 2))
                .forEach(pair -> query.put(pair[0],
                        List.of(pair.length == 2 ? URLDecoder.decode(pair[1], StandardCharsets.UTF_8) : "")));
        return netdata.answer(new Request("GET", List.of(parts[0].split("/")), query, headers, new byte[0]));
    }
}
