package com.insightpulseai.mcp.provider.netdata;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.insightpulseai.mcp.provider.netdata.NetdataQuestions.NOTHING;
import static com.insightpulseai.mcp.provider.netdata.NetdataQuestions.PATIENCE;
import static com.insightpulseai.mcp.provider.netdata.NetdataQuestions.TOKENS;
import static com.insightpulseai.mcp.provider.netdata.NetdataQuestions.await;
import static com.insightpulseai.mcp.provider.netdata.NetdataQuestions.problem;
import static com.insightpulseai.mcp.testing.ProviderStub.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.insightpulseai.mcp.provider.netdata.alert.AlertHistory;
import com.insightpulseai.mcp.provider.netdata.alert.AlertStatus;
import com.insightpulseai.mcp.provider.netdata.alert.AlertTransition;
import com.insightpulseai.mcp.provider.netdata.alert.AlertsQuery;
import com.insightpulseai.mcp.provider.netdata.alert.NetdataAlert;
import com.insightpulseai.mcp.provider.netdata.alert.Silences;
import com.insightpulseai.mcp.provider.netdata.alert.Silencing;
import com.insightpulseai.mcp.provider.netdata.backend.NetdataAccess;
import com.insightpulseai.mcp.provider.netdata.stub.NetdataRecording;
import com.insightpulseai.mcp.provider.netdata.stub.NetdataStub;
import com.insightpulseai.mcp.web.problem.ProblemCode;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** Alerts at Netdata Cloud, which answers in the form of an Agent's version 3. */
@QuarkusTest
@TestProfile(NetdataCloudTest.InCloud.class)
class NetdataCloudAlertsTest {

    private static final String SPACE = "/api/v2/spaces/11111111-aaaa-4444-8888-000000000001";
    private static final String ROOM = SPACE + "/rooms/11111111-aaaa-4444-8888-000000000002";
    private static final String RULE = SPACE + "/notifications/silencing/rule";
    private static final AlertsQuery ANY = new AlertsQuery(List.of(), List.of(), List.of());

    @Inject
    NetdataClient client;

    NetdataStub netdata;

    @BeforeEach
    void forget() {
        netdata.reset();
    }

    @Test
    void listsTheAlertsOfTheRoomWithoutKnowingWhatIsSilenced() throws Exception {
        netdata.stub(post(urlPathEqualTo(ROOM + "/alerts")).willReturn(json(200,
                NetdataRecording.of(NetdataStub.AGENT_V3, "v3-alerts-full.json").body())));

        List<NetdataAlert> alerts = await(session(TOKENS).alerts(new AlertsQuery(List.of("system.cpu"), List.of(), List.of()),
                EnumSet.of(AlertStatus.WARNING, AlertStatus.CLEAR))).readable();

        assertThat(alerts).extracting(NetdataAlert::alert).containsExactly("demo_cpu_any_usage");
        assertThat(alerts.get(0).silenced()).isEmpty();
        assertThat(sent().path("scope").path("contexts").path(0).asText()).isEqualTo("system.cpu");
        assertThat(sent().path("options").toString()).contains("instances");
        assertThat(netdata.requests().get(0).getHeader("Authorization")).isEqualTo("Bearer cloud-token");
    }

    @Test
    void asksForTransitionsInAbsoluteSeconds() throws Exception {
        netdata.stub(post(urlPathEqualTo(ROOM + "/alert_transitions")).willReturn(json(200, "{\"transitions\":[]}")));

        AlertHistory history = await(session(TOKENS).history(new AlertHistory.Query(ANY, 3_600, Optional.empty(), 10)));

        assertThat(history.transitions()).isEmpty();
        long now = Instant.now().getEpochSecond();
        assertThat(sent().path("after").asLong()).isCloseTo(now - 3_600, within(60L));
        assertThat(sent().path("before").asLong()).isCloseTo(now, within(60L));
        assertThat(sent().path("last").asInt()).isEqualTo(11);
    }

    @Test
    void readsTransitionsThatSayNeitherTheirOrderNorTheNodesName() {
        stubTransitions("""
                {"transitions":[
                 {"transition_id":"t3","node_id":"id-2","name":"c","instance":"disk_space./","context":"disk.space",
                  "when":%1$d,"new":{"status":"CRITICAL","value":96},"old":{"status":"CLEAR","value":70},"summary":"Disk",
                  "units":"%%"},
                 {"transition_id":"t2","node_id":"id-1","alert":"b","when":%1$d,"new":{"status":"WARNING"}},
                 {"transition_id":"t1","node_id":"id-1","alert":"a","when":%1$d,"new":{"status":"CLEAR"}}]}""");
        stubNodes(json(200, "{\"nodes\":[{\"nd\":\"id-1\",\"nm\":\"web-1\"},{\"nd\":\"id-2\",\"nm\":\"db-1\"}]}"));

        AlertHistory first = history(ANY, Optional.empty());
        AlertHistory second = history(ANY, first.next());

        assertThat(first.transitions()).extracting(AlertTransition::alert).containsExactly("c", "b");
        assertThat(first.transitions()).extracting(AlertTransition::node).containsExactly("db-1", "web-1");
        assertThat(first.transitions().get(0).info()).contains("Disk");
        assertThat(second.transitions()).extracting(AlertTransition::alert).containsExactly("a");
        assertThat(second.next()).isEmpty();
        assertThat(history(new AlertsQuery(List.of(), List.of("db-1"), List.of()), Optional.empty()).transitions())
                .extracting(AlertTransition::alert).containsExactly("c");
    }

    @Test
    void doesWithoutTheNodesNamesUnlessOneIsAskedFor() {
        stubTransitions("""
                {"transitions":[{"node_id":"id-1","alert":"b","when":%1$d,"new":{"status":"WARNING"}}]}""");
        stubNodes(aResponse().withStatus(404));

        assertThat(history(ANY, Optional.empty()).transitions()).extracting(AlertTransition::node).containsExactly("");
        assertThat(problem(session(TOKENS).history(new AlertHistory.Query(
                new AlertsQuery(List.of(), List.of("web-1"), List.of()), 3_600, Optional.empty(), 2))).code())
                .isEqualTo(ProblemCode.UPSTREAM_ERROR);
    }

    @Test
    void createsARuleForTheRoomThatEnds() throws Exception {
        netdata.stub(post(urlPathEqualTo(RULE)).willReturn(json(200, """
                {"id":"550e8400-e29b-41d4-a716-446655440000","name":"x","alert_names":["a"],"alert_contexts":["system.cpu"],
                 "lasts_until":"2026-11-23T12:00:00.000Z","state":"ACTIVE"}""")));

        Silences silences = await(session(TOKENS).silence(
                new Silencing(List.of("a"), List.of("system.cpu"), Optional.of(Duration.ofMinutes(5)))));

        assertThat(silences.mode()).isEqualTo(Silences.Mode.SILENCE);
        assertThat(silences.selectors()).containsExactly(new Silences.Selector(Optional.of("a"), Optional.of("system.cpu"),
                Optional.empty(), Optional.empty(), Optional.of(Instant.parse("2026-11-23T12:00:00Z")),
                Optional.of("550e8400-e29b-41d4-a716-446655440000")));
        assertThat(sent().path("room_ids")).extracting(JsonNode::asText)
                .containsExactly("11111111-aaaa-4444-8888-000000000002");
        assertThat(sent().path("alert_names").path(0).asText()).isEqualTo("a");
        assertThat(sent().path("disabled").asBoolean()).isFalse();
        assertThat(Instant.parse(sent().path("lasts_until").asText())).isCloseTo(Instant.now().plusSeconds(300),
                within(60, ChronoUnit.SECONDS));
    }

    @Test
    void letsARuleEndAfterAnHourUnlessToldOtherwise() throws Exception {
        netdata.stub(post(urlPathEqualTo(RULE)).willReturn(json(200, "{\"id\":\"1\"}")));

        Silences silences = await(session(TOKENS).silence(new Silencing(List.of("a", "b"), List.of(), Optional.empty())));

        assertThat(silences.selectors()).singleElement().satisfies(rule -> {
            assertThat(rule.ruleId()).contains("1");
            assertThat(rule.alerts()).contains("a b");
            assertThat(rule.contexts()).isEmpty();
            assertThat(rule.until().map(Instant::toString)).contains(sent().path("lasts_until").asText());
        });
        assertThat(Instant.parse(sent().path("lasts_until").asText())).isCloseTo(Instant.now().plusSeconds(3_600),
                within(60, ChronoUnit.SECONDS));
        assertThat(sent().has("alert_contexts")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{\"id\":\" \"}", "[]" })
    void doesNotTakeAnAnswerWithoutAnIdForARule(String answer) {
        netdata.stub(post(urlPathEqualTo(RULE)).willReturn(json(200, answer)));

        assertThat(problem(session(TOKENS).silence(new Silencing(List.of("a"), List.of(), Optional.empty()))).code())
                .isEqualTo(ProblemCode.UPSTREAM_ERROR);
    }

    @Test
    void doesNotCreateARuleTwice() {
        netdata.stub(post(urlPathEqualTo(RULE)).willReturn(aResponse().withStatus(503)));

        assertThat(problem(session(TOKENS).silence(new Silencing(List.of("a"), List.of(), Optional.empty()))).code())
                .isEqualTo(ProblemCode.UPSTREAM_ERROR);
        assertThat(netdata.requests()).hasSize(1);
    }

    @Test
    void removesNobodysRules() {
        assertThat(problem(session(TOKENS).resetSilences()).code()).isEqualTo(ProblemCode.INVALID_INPUT);
        assertThat(netdata.requests()).isEmpty();
    }

    @Test
    void isUnavailableWithoutAToken() {
        assertThat(problem(session(NOTHING).alerts(ANY, EnumSet.of(AlertStatus.WARNING))).code())
                .isEqualTo(ProblemCode.UNAVAILABLE);
    }

    private AlertHistory history(AlertsQuery alerts, Optional<Long> olderThan) {
        return await(session(TOKENS).history(new AlertHistory.Query(alerts, 3_600, olderThan, 2)));
    }

    private void stubTransitions(String answer) {
        netdata.stub(post(urlPathEqualTo(ROOM + "/alert_transitions"))
                .willReturn(json(200, answer.formatted(Instant.now().getEpochSecond() - 60))));
    }

    private void stubNodes(ResponseDefinitionBuilder answer) {
        netdata.stub(post(urlPathEqualTo(ROOM.replace("/v2/", "/v3/") + "/nodes")).willReturn(answer));
    }

    private NetdataSession session(NetdataAccess access) {
        return client.session(access, PATIENCE);
    }

    private JsonNode sent() throws Exception {
        return new ObjectMapper().readTree(netdata.requests().get(0).getBodyAsString());
    }
}
