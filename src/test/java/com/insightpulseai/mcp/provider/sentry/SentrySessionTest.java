package com.insightpulseai.mcp.provider.sentry;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.insightpulseai.mcp.testing.SentryStub.error;
import static com.insightpulseai.mcp.testing.SentryStub.json;
import static com.insightpulseai.mcp.testing.SentryStub.limited;
import static com.insightpulseai.mcp.testing.SentryStub.path;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.insightpulseai.mcp.testing.SentrySamples;
import com.insightpulseai.mcp.web.problem.ProblemCode;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;

@QuarkusTest
@TestProfile(SentryTestProfile.class)
class SentrySessionTest extends PlayedSentry {

    private static final String ORGANIZATION = """
            {"avatar":{"avatarType":"letter_avatar","avatarUuid":null},"dateCreated":"2018-11-06T21:19:55.101Z",
             "hasAuthProvider":false,"id":"2","isEarlyAdopter":false,"allowMemberInvite":true,
             "allowMemberProjectCreation":true,"allowSuperuserAccess":false,
             "links":{"organizationUrl":"https://acme.sentry.io","regionUrl":"https://us.sentry.io"},"name":"Acme",
             "require2FA":false,"slug":"acme","status":{"id":"active","name":"active"}}
            """;

    @Test
    void lendsItsTokenToAnOperationOfATool() {
        String read = await(session().read(token -> Uni.createFrom().item(token)));
        String written = await(session().write(token -> Uni.createFrom().item(token)));

        assertThat(List.of(read, written)).containsOnly("Bearer token-of-acme");
    }

    @Test
    void asksForTheOrganizationBelowItsSlash() {
        sentry.playGet("", limited(json(200, ORGANIZATION), 40, 39, 1_800_000_000L));

        Organization.Answer answer = await(session().organization());

        assertThat(answer.organization().slug()).isEqualTo("acme");
        assertThat(answer.organization().regionUrl()).contains("https://us.sentry.io");
        assertThat(answer.rateLimit()).contains(new RateLimit(40, 39));
        assertThat(sentry.requests().get(0).getUrl()).isEqualTo(path("") + "?detailed=0");
        assertThat(sentry.requests().get(0).getHeader("Authorization")).isEqualTo("Bearer token-of-acme");
    }

    @Test
    void asksForIssuesRepeatingWhatHasSeveralValues() {
        playPage(SentrySamples.listed("1"));

        await(session().issues(new IssueFilter("a b&c=d", List.of("31", "shop"), List.of("prod", "e u"), "14d", "freq", 5,
                Optional.of("0:5:0"))));

        assertThat(sentry.requests().get(0).getUrl()).isEqualTo(path("/issues/")
                + "?query=a+b%26c%3Dd&project=31&project=shop&environment=prod&environment=e+u&statsPeriod=14d"
                + "&groupStatsPeriod=&sort=freq&limit=5&cursor=0%3A5%3A0&collapse=filtered&collapse=lifetime");
    }

    @Test
    void asksForAllIssuesWithAnEmptyQuery() {
        playPage(SentrySamples.listed("1"));

        await(session().issues(filter("", List.of(), Optional.empty())));

        assertThat(sentry.requests().get(0).getUrl()).contains("?query=&").doesNotContain("project", "cursor");
    }

    @ParameterizedTest
    @ValueSource(strings = { "message:\"{id}\"", "100%", "%41", "a+b", "größe 日本 🙂", "a#b?c/d;e", "!is:resolved [1,2]" })
    void sendsAQueryAsItIs(String query) {
        playPage(SentrySamples.listed("1"));

        await(session().issues(filter(query, List.of(), Optional.empty())));

        assertThat(sentry.requests().get(0).queryParameter("query").values()).containsExactly(query);
    }

    @Test
    void goesOnOnlyWithTheCursorOfANextPage() {
        sentry.playGet("/issues/", sentry.page("/issues/", SentrySamples.page().toString(), "0:5:0", true));

        IssuePage page = await(session().issues(UNRESOLVED));

        assertThat(page.issues().readable()).isEmpty();
        assertThat(page.nextCursor()).contains("0:5:0");
        assertThat(sentry.requests()).hasSize(1);
    }

    @Test
    void endsWhereTheNextPageIsSaidToBeEmpty() {
        sentry.playGet("/issues/", sentry.page("/issues/", SentrySamples.page(SentrySamples.listed("1")).toString(), "0:5:0",
                false));

        assertThat(await(session().issues(UNRESOLVED)).nextCursor()).isEmpty();
    }

    @Test
    void readsALinkInLowerCase() {
        sentry.playGet("/issues/", json(200, "[]").withHeader("link", "<x>; rel=\"next\"; results=\"true\"; cursor=\"0:5:0\""));

        assertThat(await(session().issues(UNRESOLVED)).nextCursor()).contains("0:5:0");
    }

    @Test
    void takesNumbersForTextsAndTextsForNumbers() {
        ObjectNode issue = SentrySamples.issue().put("count", 1203).put("userCount", "84");
        sentry.playUndescribed(get(urlPathEqualTo(path("/issues/" + ID + "/"))).willReturn(json(200, issue.toString())));

        assertThat(await(session().issue(number()))).extracting(Issue::count, Issue::userCount)
                .containsExactly(Optional.of(1203L), Optional.of(84L));
    }

    @Test
    void trimsAnIssue() {
        playIssue(SentrySamples.issue());

        Issue issue = await(session().issue(number()));

        assertThat(issue.title()).isEqualTo("PaymentDeclined: card of [email] was declined");
        assertThat(issue.count()).contains(1203L);
        assertThat(issue.lastSeen()).contains(Instant.parse("2026-11-02T16:41:09.500Z"));
        assertThat(issue.assignedTo()).contains(new Issue.Assignee("user", "77", Optional.of("Robin Field")));
        assertThat(issue.toString()).doesNotContain("robin@acme.example");
    }

    @Test
    void leavesOutTheNameOfAnAssigneeWhereItIsAnAddress() {
        ObjectNode issue = SentrySamples.issue();
        issue.withObject("assignedTo").put("name", "robin@acme.example");
        playIssue(issue);

        assertThat(await(session().issue(number())).assignedTo()).contains(new Issue.Assignee("user", "77", Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://acme.sentry.io/1/", "javascript:alert(1)", "https://a b", "" })
    void leavesOutALinkThatIsNoSecureAddress(String link) {
        playIssue(SentrySamples.issue().put("permalink", link));

        assertThat(await(session().issue(number())).permalink()).isEmpty();
    }

    @Test
    void cutsLongTexts() {
        playIssue(SentrySamples.issue().put("title", "x".repeat(100_000)).put("culprit", "y".repeat(100_000)));

        Issue issue = await(session().issue(number()));

        assertThat(issue.title()).hasSize(500);
        assertThat(issue.culprit().orElseThrow()).hasSize(500);
    }

    @Test
    void resolvesAShortIdFirst() {
        sentry.playGet("/shortids/SHOP-7/", json(200, SentrySamples.shortId().toString()));
        playIssue(SentrySamples.issue());

        assertThat(await(session().issue(IssueRef.parse("SHOP-7"))).shortId()).contains("SHOP-7");
        assertThat(urls()).containsExactly(path("/shortids/SHOP-7/"),
                path("/issues/" + ID + "/?collapse=stats&collapse=tags"));
    }

    @Test
    void saysThatAnIssueIsUnknown() {
        sentry.playGet("/issues/" + ID + "/", error(404));
        sentry.playGet("/shortids/SHOP-7/", error(404));
        sentry.playPut("/issues/" + ID + "/", error(404));

        assertProblem(session().issue(number()), ProblemCode.UNKNOWN_RESOURCE);
        assertProblem(session().issue(IssueRef.parse("SHOP-7")), ProblemCode.UNKNOWN_RESOURCE);
        assertProblem(session().update(number(), resolve()), ProblemCode.UNKNOWN_RESOURCE);
    }

    @Test
    void sendsNothingButWhatChanges() {
        sentry.playPut("/issues/" + ID + "/", json(200, changed("resolved").toString()));

        Issue issue = await(session().update(number(), resolve()));

        assertThat(issue.status()).isEqualTo("resolved");
        assertThat(sentry.requests().get(0).getUrl()).isEqualTo(path("/issues/" + ID + "/"));
        assertThat(sentry.requests().get(0).getBodyAsString()).isEqualTo("{\"status\":\"resolved\"}");
    }

    @Test
    void sendsOnWhatIgnoringHangs() {
        sentry.playPut("/issues/" + ID + "/", json(200, changed("ignored").toString()));

        await(session().update(number(), new IssueChange(Optional.of("ignored"),
                Optional.of(new IssueChange.Condition(Optional.empty(), Optional.empty(), Optional.of(30), Optional.of(10),
                        Optional.of(60), Optional.empty(), Optional.empty())),
                Optional.of(""), Optional.of("low"))));

        assertThat(sentry.requests().get(0).getBodyAsString()).isEqualTo("{\"status\":\"ignored\",\"statusDetails\":"
                + "{\"ignoreDuration\":30,\"ignoreCount\":10,\"ignoreWindow\":60},\"assignedTo\":\"\",\"priority\":\"low\"}");
    }

    @Test
    void knowsNoRequestThatChangesMoreThanOneIssue() {
        assertThat(Arrays.stream(SentryApi.class.getMethods()).filter(method -> method.isAnnotationPresent(PUT.class)))
                .extracting(method -> method.getAnnotation(Path.class).value()).containsExactly("/issues/{issue}/");
        assertThat(List.of("", " ", "0", "1,2", "1/", "?", "..", "%2e", "SHOP-", "-", "*"))
                .filteredOn(text -> text.matches(IssueRef.FORM)).containsExactly("0");
    }

    @Test
    void readsTheLatestEvent() {
        playIssue(SentrySamples.issue());
        sentry.playGet("/issues/" + ID + "/events/latest/", json(200, SentrySamples.event().toString()));

        Optional<LatestEvent> event = await(session().issue(number()).chain(issue -> session().latestEvent(issue, false)));

        assertThat(event.orElseThrow().release()).contains("shop@2.14.0");
    }

    @Test
    void acceptsThatAnIssueHasNoEventAnyMore() {
        playIssue(SentrySamples.issue());
        sentry.playGet("/issues/" + ID + "/events/latest/", error(404));

        Optional<LatestEvent> event = await(session().issue(number()).chain(issue -> session().latestEvent(issue, false)));

        assertThat(event).isEmpty();
    }

    private void playIssue(ObjectNode issue) {
        sentry.playGet("/issues/" + ID + "/", json(200, issue.toString()));
    }

    private void playPage(ObjectNode... issues) {
        sentry.playGet("/issues/", json(200, SentrySamples.page(issues).toString()));
    }

    private static ObjectNode changed(String status) {
        ObjectNode issue = SentrySamples.issue().put("status", status);
        issue.remove(List.of("firstRelease", "lastRelease", "activity", "seenBy", "userReportCount", "participants"));
        return issue;
    }

    private List<String> urls() {
        return sentry.requests().stream().map(LoggedRequest::getUrl).toList();
    }
}
