package com.insightpulseai.mcp.provider.socket;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.insightpulseai.mcp.testing.SocketStub.error;
import static com.insightpulseai.mcp.testing.SocketStub.json;
import static com.insightpulseai.mcp.testing.SocketStub.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.insightpulseai.mcp.provider.socket.TriageDecision.State;
import com.insightpulseai.mcp.provider.socket.TriageOutcome.Result;
import com.insightpulseai.mcp.web.problem.Problems;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(SocketTestProfile.class)
class AlertTriageTest extends SocketServer {

    private static final List<TriageDecision> IGNORE_A = List.of(new TriageDecision("a", State.IGNORE, Optional.of("why")));

    @BeforeEach
    void takeTriage() {
        socket.playPost("/triage/alerts", json(200, "{\"result\":\"ok\"}"));
    }

    @Test
    void namesTheAlertAndForcesNothing() {
        playList("null", entry("a", "ignore"));

        apply(IGNORE_A);

        LoggedRequest request = socket.requests().get(0);
        assertThat(request.getUrl()).isEqualTo(path("/triage/alerts"));
        assertThat(request.getBodyAsString())
                .isEqualTo("{\"alertTriage\":[{\"alertKey\":\"a\",\"state\":\"ignore\",\"note\":\"why\"}]}");
    }

    @Test
    void leavesOutANoteThatIsNotThere() {
        playList("null", entry("a", "block"));

        apply(List.of(new TriageDecision("a", State.BLOCK, Optional.empty())));

        assertThat(socket.requests().get(0).getBodyAsString())
                .isEqualTo("{\"alertTriage\":[{\"alertKey\":\"a\",\"state\":\"block\"}]}");
    }

    @Test
    void saysWhatSocketTookOverAndWhatNot() {
        playList("null", entry("a", "ignore"), entry("b", "warn"));

        assertThat(apply(List.of(decision("a", State.IGNORE), decision("b", State.BLOCK), decision("c", State.MONITOR),
                decision("d", State.INHERIT)))).extracting(TriageOutcome::result)
                .containsExactly(Result.APPLIED, Result.NOT_APPLIED, Result.NOT_APPLIED, Result.APPLIED);
    }

    @Test
    void goesByTheLatestDecisionAboutAFinding() {
        playList("null", entry("a", "ignore"), entry("a", "block"));

        assertThat(apply(IGNORE_A)).extracting(TriageOutcome::result).containsExactly(Result.APPLIED);
    }

    @Test
    void saysUnconfirmedWhereTheListGoesOn() {
        playList("2", entry("x", "ignore"));

        assertThat(apply(IGNORE_A)).extracting(TriageOutcome::result).containsExactly(Result.UNCONFIRMED);
    }

    @Test
    void saysUnconfirmedWhereTheListMayNotBeRead() {
        socket.playGet("/triage/alerts", error(403));

        assertThat(apply(IGNORE_A)).extracting(TriageOutcome::result).containsExactly(Result.UNCONFIRMED);
    }

    @Test
    void changesADecisionThatIsThereAlready() {
        socket.playPost("/triage/alerts", error(409));
        socket.play(post(urlPathEqualTo(path("/triage/alerts"))).withRequestBody(matchingJsonPath("$.alertTriage[0].uuid"))
                .willReturn(json(200, "{\"result\":\"ok\"}")));
        playList("2", entry("x", "block"));
        socket.play(get(urlPathEqualTo(path("/triage/alerts"))).withQueryParam("page", equalTo("2"))
                .willReturn(json(200, "{\"results\":[" + entry("a", "block") + "],\"nextPage\":null}")));

        apply(IGNORE_A);

        assertThat(socket.requests()).extracting(LoggedRequest::getBodyAsString).contains(
                "{\"alertTriage\":[{\"uuid\":\"uuid-a\",\"alertKey\":\"a\",\"state\":\"ignore\",\"note\":\"why\"}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"package_version\":\"1.*\"", "\"package_name\":\"left\"", "\"package_type\":\"npm\"",
            "\"package_namespace\":\"@acme\"", "\"alert_type\":\"malware\"", "\"fix_available\":\"available\"",
            "\"patch_available\":\"unavailable\"", "\"cvss_score_cmp\":\">=7.5\"", "\"cve_or_ghsa_id\":\"CVE-2026-1\"",
            "\"reachability\":\"reachable\"", "\"kevs\":\"exist\"" })
    void leavesADecisionAloneThatHoldsForAPartOfTheFindingOnly(String part) {
        socket.playPost("/triage/alerts", error(409));
        playList("null", entry("a", "block", part), entry("b", "block"));
        socket.play(post(urlPathEqualTo(path("/triage/alerts"))).withRequestBody(matchingJsonPath("$.alertTriage[1].uuid"))
                .willReturn(json(200, "{\"result\":\"ok\"}")));

        apply(List.of(decision("a", State.IGNORE), decision("b", State.IGNORE)));

        assertThat(socket.requests().get(2).getBodyAsString()).isEqualTo("{\"alertTriage\":["
                + "{\"alertKey\":\"a\",\"state\":\"ignore\"},{\"uuid\":\"uuid-b\",\"alertKey\":\"b\",\"state\":\"ignore\"}]}");
    }

    @Test
    void takesNoDecisionAboutAPartOfAFindingForTheOneAskedFor() {
        playList("null", entry("a", "ignore", "\"package_version\":\"1.0.0\""), entry("a", "warn"));

        assertThat(apply(IGNORE_A)).extracting(TriageOutcome::result).containsExactly(Result.NOT_APPLIED);
    }

    @Test
    void changesADecisionWhosePartsAreLeftOpen() {
        socket.playPost("/triage/alerts", error(409));
        socket.play(post(urlPathEqualTo(path("/triage/alerts"))).withRequestBody(matchingJsonPath("$.alertTriage[0].uuid"))
                .willReturn(json(200, "{\"result\":\"ok\"}")));
        playList("null", entry("a", "ignore", "\"package_version\":null,\"package_name\":\"\",\"package_type\":\"*\","
                + "\"reachability\":\"*\",\"kevs\":\"*\""));

        assertThat(apply(IGNORE_A)).extracting(TriageOutcome::result).containsExactly(Result.APPLIED);
    }

    @Test
    void tellsAConflictThatCannotBeResolved() {
        socket.playPost("/triage/alerts", error(409));
        playList("null", entry("x", "block"));

        assertThat(Problems.of(catchThrowable(() -> apply(IGNORE_A))).upstreamStatus()).hasValue(409);
    }

    @Test
    void confirmsNothingByADecisionThatCannotBeRead() {
        socket.playPost("/triage/alerts", json(200, "{\"result\":\"ok\"}"));
        for (String entry : List.of("null", "7", "{\"uuid\":\"u\",\"alert_key\":\"a\",\"state\":{}}")) {
            socket.playUndescribed(get(urlPathEqualTo(path("/triage/alerts")))
                    .willReturn(json(200, "{\"results\":[" + entry + "],\"nextPage\":null}")));

            assertThat(apply(IGNORE_A)).extracting(TriageOutcome::result).containsExactly(Result.UNCONFIRMED);
        }
    }

    @Test
    void isNotRepeatedWhenItFails() {
        socket.playUndescribed(post(urlPathEqualTo(path("/triage/alerts"))).willReturn(error(503)));

        assertThat(Problems.of(catchThrowable(() -> apply(IGNORE_A))).code().wireName()).isEqualTo("upstream_error");
        assertThat(socket.requests()).hasSize(1);
    }

    private List<TriageOutcome> apply(List<TriageDecision> decisions) {
        return await(session().triage(decisions));
    }

    private void playList(String nextPage, String... entries) {
        socket.playGet("/triage/alerts",
                json(200, "{\"results\":[" + String.join(",", entries) + "],\"nextPage\":" + nextPage + "}"));
    }

    private static TriageDecision decision(String key, State state) {
        return new TriageDecision(key, state, Optional.empty());
    }

    private static String entry(String key, String state) {
        return entry(key, state, "\"package_name\":null");
    }

    private static String entry(String key, String state, String part) {
        return "{\"uuid\":\"uuid-%s\",\"alert_key\":\"%s\",\"state\":\"%s\",%s}".formatted(key, key, state, part);
    }
}
