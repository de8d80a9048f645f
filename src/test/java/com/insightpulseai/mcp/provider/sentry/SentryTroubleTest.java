package com.insightpulseai.mcp.provider.sentry;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.insightpulseai.mcp.testing.SentryStub.error;
import static com.insightpulseai.mcp.testing.SentryStub.htmlError;
import static com.insightpulseai.mcp.testing.SentryStub.json;
import static com.insightpulseai.mcp.testing.SentryStub.limited;
import static com.insightpulseai.mcp.testing.SentryStub.path;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.insightpulseai.mcp.testing.SentrySamples;
import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** What becomes of Sentry's refusals and of answers that are none. */
@QuarkusTest
@TestProfile(SentryTestProfile.class)
class SentryTroubleTest extends PlayedSentry {

    @ParameterizedTest
    @ValueSource(strings = { "", "1/../2", "abc", "-1" })
    void letsNoAnswerChooseThePathOfTheNextRequest(String number) {
        sentry.playGet("/shortids/SHOP-7/", json(200, SentrySamples.shortId().put("groupId", number).toString()));

        assertProblem(session().update(IssueRef.parse("SHOP-7"), resolve()), ProblemCode.UPSTREAM_ERROR);
        assertThat(sentry.requests()).hasSize(1);
    }

    @Test
    void neverRepeatsAChange() {
        sentry.playUndescribed(put(urlPathEqualTo(path("/issues/" + ID + "/"))).willReturn(htmlError(502)));

        assertProblem(session().update(number(), resolve()), ProblemCode.UPSTREAM_ERROR);
        assertThat(sentry.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({ "400,UPSTREAM_ERROR", "401,UPSTREAM_REJECTED_CREDENTIALS", "403,UPSTREAM_REJECTED_CREDENTIALS",
            "500,UPSTREAM_ERROR", "503,UPSTREAM_ERROR", "302,UPSTREAM_ERROR" })
    void tellsAPageOfHtmlInOurWords(int status, ProblemCode code) {
        sentry.playUndescribed(get(urlPathEqualTo(path("/issues/"))).willReturn(htmlError(status)));

        ProblemException problem = assertProblem(session().issues(UNRESOLVED), code);

        assertThat(problem.getMessage()).doesNotContain("internal detail");
    }

    @ParameterizedTest
    @ValueSource(strings = { "<html>internal detail of Sentry</html>", "{\"detail\":\"x\"}", "[",
            "", "null" })
    void refusesAnAnswerThatIsNoList(String body) {
        sentry.playUndescribed(get(urlPathEqualTo(path("/issues/"))).willReturn(json(200, body)));

        assertProblem(session().issues(UNRESOLVED), ProblemCode.UPSTREAM_ERROR);
    }

    @ParameterizedTest
    @CsvSource({ "count,many", "firstSeen,yesterday", "lastSeen,17", "userCount,1.5.2" })
    void takesAFieldOfTheWrongKindForAbsent(String field, String value) {
        sentry.playUndescribed(get(urlPathEqualTo(path("/issues/" + ID + "/")))
                .willReturn(json(200, SentrySamples.issue().put(field, value).toString())));

        Issue issue = await(session().issue(number()));

        assertThat(Stream.of(issue.count(), issue.userCount(), issue.firstSeen(), issue.lastSeen()).filter(Optional::isEmpty))
                .hasSize(1);
    }

    @Test
    void refusesAnIssueWithoutAUsableId() {
        sentry.playUndescribed(get(urlPathEqualTo(path("/issues/" + ID + "/")))
                .willReturn(json(200, SentrySamples.issue().put("id", "a/b").toString())));

        assertProblem(session().issue(number()), ProblemCode.UPSTREAM_ERROR);
    }

    @Test
    void refusesHtmlInPlaceOfAnIssue() {
        sentry.playUndescribed(get(urlPathEqualTo(path("/issues/" + ID + "/"))).willReturn(htmlError(200)));

        assertProblem(session().issue(number()), ProblemCode.UPSTREAM_ERROR);
    }

    @Test
    void saysWhenToComeBackAfterALimit() {
        long reset = Instant.now().plusSeconds(90).getEpochSecond();
        sentry.playUndescribed(get(urlPathEqualTo(path("/issues/"))).willReturn(limited(error(429), 5, 0, reset)));

        ProblemException problem = assertProblem(session().issues(UNRESOLVED), ProblemCode.UPSTREAM_RATE_LIMITED);

        assertThat(Integer.parseInt(problem.headers().get("Retry-After"))).isBetween(60, 90);
        assertThat(sentry.requests()).hasSize(1);
    }

    @Test
    void triesAgainOnceALimitIsOver() {
        long past = Instant.now().minusSeconds(5).getEpochSecond();
        sentry.playUndescribed(get(urlPathEqualTo(path("/issues/"))).inScenario("limit").whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("over").willReturn(limited(error(429), 5, 0, past)));
        sentry.play(get(urlPathEqualTo(path("/issues/"))).inScenario("limit").whenScenarioStateIs("over")
                .willReturn(json(200, "[]")));

        assertThat(await(session().issues(UNRESOLVED)).issues().readable()).isEmpty();
    }

    @Test
    void triesAgainNoEarlierThanALimitEnds() {
        Instant reset = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.SECONDS);
        sentry.playUndescribed(get(urlPathEqualTo(path("/issues/"))).inScenario("limit").whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("over").willReturn(limited(error(429), 5, 0, reset.getEpochSecond())));
        sentry.play(get(urlPathEqualTo(path("/issues/"))).inScenario("limit").whenScenarioStateIs("over")
                .willReturn(json(200, "[]")));

        assertThat(await(session().issues(UNRESOLVED)).issues().readable()).isEmpty();
        assertThat(sentry.requests()).hasSize(2);
        assertThat(sentry.requests().get(1).getLoggedDate().toInstant()).isAfterOrEqualTo(reset);
    }

    @ParameterizedTest
    @ValueSource(strings = { "soon", "-1", "99999999999999999999", "" })
    void namesNoTimeAfterALimitThatNamesNone(String reset) {
        sentry.playUndescribed(get(urlPathEqualTo(path("/issues/")))
                .willReturn(error(429).withHeader("X-Sentry-Rate-Limit-Reset", reset)));

        assertThat(assertProblem(session().issues(UNRESOLVED), ProblemCode.UPSTREAM_RATE_LIMITED).headers()).isEmpty();
    }

    @Test
    void refusesAnEmptyAnswer() {
        sentry.playUndescribed(get(urlPathEqualTo(path("/issues/"))).willReturn(aResponse().withStatus(204)));

        assertProblem(session().issues(UNRESOLVED), ProblemCode.UPSTREAM_ERROR);
    }
}
