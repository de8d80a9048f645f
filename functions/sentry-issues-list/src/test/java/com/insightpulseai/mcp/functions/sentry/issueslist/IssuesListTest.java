package com.insightpulseai.mcp.functions.sentry.issueslist;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.insightpulseai.mcp.provider.sentry.stub.SentryStub.error;
import static com.insightpulseai.mcp.provider.sentry.stub.SentryStub.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.insightpulseai.mcp.provider.sentry.stub.SentryFunctionTest;
import com.insightpulseai.mcp.provider.sentry.stub.SentrySamples;
import com.insightpulseai.mcp.provider.sentry.stub.WireMockSentry;
import com.insightpulseai.mcp.testing.PostgresResource;
import com.insightpulseai.mcp.testing.TestIssuerResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** The function behind its URL, with a real database and a stub of Sentry. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TestIssuerResource.class)
@QuarkusTestResource(WireMockSentry.class)
class IssuesListTest extends SentryFunctionTest {

    private static final String TOKEN = "sntrys_stored-in-the-vault";

    IssuesListTest() {
        super("sentry/issues.list", "ops_viewer", Map.of("sentry_auth_token", TOKEN));
    }

    @BeforeEach
    void stubSentry() {
        sentry.stubGet("/issues/", sentry.page("/issues/",
                SentrySamples.page(SentrySamples.listed("1"), SentrySamples.listed("2")).toString(), "0:2:0", true));
    }

    @Test
    void listsIssues() {
        call("{}").statusCode(200)
                .header("Schema-Version", "1.0")
                .body("issues.id", contains("1", "2"))
                .body("issues[0].short_id", equalTo("SHOP-7"))
                .body("issues[0].title", equalTo("PaymentDeclined: card of [email] was declined"))
                .body("issues[0].culprit", equalTo("shop.checkout in pay"))
                .body("issues[0].level", equalTo("error"))
                .body("issues[0].status", equalTo("unresolved"))
                .body("issues[0].substatus", equalTo("ongoing"))
                .body("issues[0].priority", equalTo("high"))
                .body("issues[0].project", equalTo("shop"))
                .body("issues[0].assigned_to", equalTo(Map.of("type", "user", "id", "77", "name", "Robin Field")))
                .body("issues[0].count", equalTo(1203))
                .body("issues[0].user_count", equalTo(84))
                .body("issues[0].first_seen", equalTo("2026-10-30T08:15:00Z"))
                .body("issues[0].last_seen", equalTo("2026-11-02T16:41:09.500Z"))
                .body("issues[0].permalink", equalTo("https://acme.sentry.io/issues/4100000001/"))
                .body("issues[0]", not(hasKey("status_details")))
                .body("next_cursor", equalTo("0:2:0"))
                .body("truncated", equalTo(false));
    }

    @Test
    void asksForTheUnresolvedOfADayUnlessToldOtherwise() {
        call("{}").statusCode(200);

        assertThat(query("query")).containsExactly("is:unresolved");
        assertThat(query("statsPeriod")).containsExactly("24h");
        assertThat(query("sort")).containsExactly("date");
        assertThat(query("limit")).containsExactly("25");
        assertThat(request().getHeader("Authorization")).isEqualTo("Bearer " + TOKEN);
    }

    @Test
    void asksForAllWhereTheQueryIsEmpty() {
        call("{\"query\":\"\"}").statusCode(200);

        assertThat(query("query")).containsExactly("");
    }

    @Test
    void passesTheWholeQuestionOn() {
        call("""
                {"query":"level:error browser.name:Firefox","projects":["shop","31"],"environments":["prod","e u"],"period":"14d",\
                "sort":"freq","limit":100,"cursor":"0:2:0"}""")
                .statusCode(200);

        assertThat(query("query")).containsExactly("level:error browser.name:Firefox");
        assertThat(query("project")).containsExactly("shop", "31");
        assertThat(query("environment")).containsExactly("prod", "e u");
        assertThat(query("statsPeriod")).containsExactly("14d");
        assertThat(query("sort")).containsExactly("freq");
        assertThat(query("limit")).containsExactly("100");
        assertThat(query("cursor")).containsExactly("0:2:0");
    }

    @Test
    void letsNoViewerAskByAFieldAboutPeople() {
        String event = call("{\"query\":\"user.email:n*\"}").statusCode(403)
                .body("code", equalTo("forbidden"))
                .body("detail", equalTo("A query by a field about people needs the role ops_operator."))
                .extract().header("X-Event-Id");

        assertThat(database.event(UUID.fromString(event)).orElseThrow()).containsEntry("status", "denied_role");
        assertThat(sentry.requests()).isEmpty();
    }

    @Test
    void letsAnOperatorAskByAFieldAboutPeople() {
        UUID operator = UUID.randomUUID();
        database.addUser(operator, "ops_operator");

        as(operator, "ops_operator").body("{\"query\":\"user.email:n*\"}").post("/providers/sentry/issues.list").then()
                .statusCode(200);

        assertThat(query("query")).containsExactly("user.email:n*");
    }

    @Test
    void namesNoCursorOnTheLastPage() {
        sentry.stubGet("/issues/", sentry.page("/issues/", SentrySamples.page(SentrySamples.listed("1")).toString(), "0:2:0",
                false));

        call("{}").statusCode(200).body("$", not(hasKey("next_cursor")));
    }

    @Test
    void goesOnAfterAPageWithoutIssues() {
        sentry.stubGet("/issues/", sentry.page("/issues/", "[]", "0:2:0", true));

        call("{}").statusCode(200).body("issues", empty()).body("next_cursor", equalTo("0:2:0"));
    }

    @Test
    void keepsALargeAnswerSmallAndNamesTheWayToTheRest() {
        ObjectNode[] issues = IntStream.range(0, 100).mapToObj(i -> SentrySamples.listed(Integer.toString(i + 1))
                .put("title", "\u0001".repeat(5_000)).put("culprit", "\u0001".repeat(5_000))).toArray(ObjectNode[]::new);
        sentry.stubGet("/issues/", sentry.page("/issues/", SentrySamples.page(issues).toString(), "0:100:0", true));

        ValidatableResponse answer = call("{\"limit\":100}").statusCode(200).body("truncated", equalTo(true))
                .body("$", not(hasKey("next_cursor")));

        assertThat(answer.extract().asByteArray().length).isBetween(100_000, 256 * 1024);
        int listed = answer.extract().path("issues.size()");
        answer.body("hint", equalTo("Ask again with a limit of " + listed + " to get a next_cursor for the rest"));
    }

    @Test
    void saysThatTheQueryIsNotUnderstood() {
        sentry.stubGet("/issues/", error(400));

        call("{\"query\":\"is:nonsense\"}").statusCode(400).body("code", equalTo("invalid_input"))
                .body("violations.field", contains("query"));
        call("{\"query\":\"is:nonsense\",\"cursor\":\"9:9:9\"}").statusCode(400)
                .body("violations.field", containsInAnyOrder("query", "cursor"));
    }

    @Test
    void blamesNoFieldThatWasNotGiven() {
        sentry.stubGet("/issues/", error(400));

        call("{}").statusCode(400).body("violations.field", contains(""));
        call("{\"projects\":[\"7\"]}").statusCode(400).body("violations.field", contains("projects"));
    }

    /** As every release for self-hosting does before June 2026. */
    @Test
    void givesIdsToASentryThatTakesNoSlugs() {
        takeIdsOnly();
        sentry.stubGet("/projects/", sentry.page("/projects/", project("3", "shop"), "0:100:0", true));
        sentry.stub(get(urlPathEqualTo(path("/projects/"))).withQueryParam("cursor", WireMock.equalTo("0:100:0"))
                .willReturn(sentry.page("/projects/", project("4", "web"), "0:200:0", false)));

        call("{\"projects\":[\"web\",\"31\",\"shop\"]}").statusCode(200).body("issues", hasSize(2));

        assertThat(sentry.requests().get(3).queryParameter("project").values()).containsExactly("4", "31", "3");
    }

    @Test
    void saysWhichSlugIsOfNoProject() {
        takeIdsOnly();
        sentry.stubGet("/projects/", sentry.page("/projects/", project("3", "shop"), "0:100:0", false));

        call("{\"projects\":[\"shop\",\"web\"]}").statusCode(400).body("violations.field", contains("projects[1]"));
    }

    @Test
    void blamesTheSlugsWhereProjectsAreNotListed() {
        takeIdsOnly();
        sentry.stubUndescribed(get(urlPathEqualTo(path("/projects/"))).willReturn(error(403)));

        call("{\"projects\":[\"web\"]}").statusCode(400).body("violations.field", contains("projects"))
                .body("detail", containsString("project:read"));
    }

    @Test
    void blamesTheQueryWhereItIsNotTheSlugs() {
        sentry.stubGet("/issues/", error(400));
        sentry.stubGet("/projects/", sentry.page("/projects/", project("3", "shop"), "0:100:0", false));

        call("{\"projects\":[\"shop\"],\"query\":\"is:nonsense\"}").statusCode(400).body("violations.field", contains("query"));
    }

    @Test
    void listsTheOtherIssuesWhereOneIsOdd() {
        ObjectNode odd = SentrySamples.listed("2").putNull("shortId").putNull("title").put("firstSeen", "yesterday")
                .put("count", "many").put("status", (String) null);
        odd.putArray("project");
        odd.putObject("statusDetails").put("ignoreUntil", "soon").put("ignoreCount", 5);
        sentry.stubUndescribed(get(urlPathEqualTo(path("/issues/"))).willReturn(sentry.page("/issues/",
                SentrySamples.page(odd, SentrySamples.listed("1"), SentrySamples.listed("a/b")).add(7).addNull().toString(),
                "0:2:0", false)));

        call("{}").statusCode(200)
                .body("issues.id", contains("2", "1"))
                .body("issues[0]", not(hasKey("short_id")))
                .body("issues[0]", not(hasKey("first_seen")))
                .body("issues[0]", not(hasKey("count")))
                .body("issues[0]", not(hasKey("project")))
                .body("issues[0].title", equalTo(""))
                .body("issues[0].status", equalTo("unknown"))
                .body("issues[0].status_details", equalTo(Map.of("ignore_count", 5)))
                .body("issues[1].short_id", equalTo("SHOP-7"))
                .body("unreadable", equalTo(3));
    }

    private void takeIdsOnly() {
        sentry.stub(get(urlPathEqualTo(path("/issues/"))).withQueryParam("project", WireMock.matching(".*[^0-9].*"))
                .willReturn(error(400)));
    }

    private static String project(String id, String slug) {
        return """
                [{"id":"%s","slug":"%s","name":"x","platform":null,"dateCreated":"2026-01-12T08:00:00Z","isBookmarked":false,
                 "isMember":true,"hasAccess":true}]""".formatted(id, slug);
    }

    @Test
    void saysThatAnEnvironmentIsUnknown() {
        sentry.stubGet("/issues/", error(404));

        call("{\"environments\":[\"nowhere\"]}").statusCode(404).body("code", equalTo("unknown_resource"));
        call("{}").statusCode(502).body("code", equalTo("upstream_error"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"limit\":0}|limit",
            "{\"limit\":101}|limit",
            "{\"period\":\"24\"}|period",
            "{\"period\":\"91d\"}|period",
            "{\"period\":\"13w\"}|period",
            "{\"period\":\"60s\"}|period",
            "{\"period\":\"\"}|period",
            "{\"sort\":\"inbox\"}|sort",
            "{\"cursor\":\"https://evil.example/\"}|cursor",
            "{\"cursor\":\"\"}|cursor",
            "{\"projects\":[\"../x\"]}|projects[0]",
            "{\"projects\":[\"-1\"]}|projects[0]",
            "{\"projects\":[null]}|projects[0]",
            "{\"environments\":[\"a/b\"]}|environments[0]",
            "{\"environments\":[\"\"]}|environments[0]" })
    void refusesBadInputAndNamesTheField(String body, String field) {
        call(body).statusCode(400).body("code", equalTo("invalid_input")).body("violations[0].field", equalTo(field));
        assertThat(sentry.requests()).isEmpty();
    }

    @Test
    void refusesALongQuery() {
        call("{\"query\":\"" + "x".repeat(1_001) + "\"}").statusCode(400).body("violations.field", contains("query"));
    }

    private List<String> query(String name) {
        return request().queryParameter(name).values();
    }

    private LoggedRequest request() {
        return sentry.requests().get(0);
    }
}
