package com.insightpulseai.mcp.functions.sentry.issueget;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.insightpulseai.mcp.provider.sentry.stub.SentryStub.error;
import static com.insightpulseai.mcp.provider.sentry.stub.SentryStub.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.insightpulseai.mcp.provider.sentry.stub.SentryFunctionTest;
import com.insightpulseai.mcp.provider.sentry.stub.SentrySamples;
import com.insightpulseai.mcp.provider.sentry.stub.SentryStub;
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
class IssueGetTest extends SentryFunctionTest {

    private static final String ID = "4100000001";
    private static final String ISSUE = "{\"issue\":\"" + ID + "\"}";
    private static final String PERSONAL = "{\"issue\":\"" + ID + "\",\"include_personal_data\":true}";

    IssueGetTest() {
        super("sentry/issue.get", "ops_viewer", Map.of("sentry_auth_token", "sntrys_stored-in-the-vault"));
    }

    @BeforeEach
    void stubSentry() {
        sentry.stubGet("/issues/" + ID + "/", json(200, SentrySamples.issue().toString()));
        sentry.stubGet("/issues/" + ID + "/events/latest/", json(200, SentrySamples.event().toString()));
        sentry.stubGet("/shortids/SHOP-7/", json(200, SentrySamples.shortId().toString()));
    }

    @Test
    void showsAnIssueAndItsLatestEvent() {
        call(ISSUE).statusCode(200)
                .header("Schema-Version", "1.0")
                .body("issue.short_id", equalTo("SHOP-7"))
                .body("issue.count", equalTo(1203))
                .body("latest_event.id", equalTo("5f0c0ffee5f0c0ffee5f0c0ffee5f0c0"))
                .body("latest_event.occurred_at", equalTo("2026-11-02T16:41:09Z"))
                .body("latest_event.release", equalTo("shop@2.14.0"))
                .body("latest_event.environment", equalTo("production"))
                .body("latest_event.exceptions.type", contains("PaymentDeclined", "HttpError"))
                .body("latest_event.exceptions[0].value", equalTo("card of [email] was declined"))
                .body("latest_event.exceptions[0].handled", equalTo(false))
                .body("latest_event.exceptions[0].frames.function", contains("pay", "checkout"))
                .body("latest_event.exceptions[0].frames[0]", equalTo(Map.of("function", "pay", "module", "shop.checkout",
                        "filename", "shop/checkout.py", "line", 17, "in_app", true)))
                .body("latest_event.tags.key", contains("environment", "level", "payment.provider"))
                .body("latest_event.withheld_tags", contains("user", "user.email", "server_name", "url"))
                .body("latest_event.truncated", equalTo(false))
                .body("latest_event", not(hasKey("personal_data")));
    }

    @Test
    void saysNothingAboutPeopleUnlessAsked() {
        assertThat(call(ISSUE).statusCode(200).extract().asString()).doesNotContainIgnoringCase("jo@")
                .doesNotContain("203.0.113.9", "Miller", "jolly", "u-4711", "4242", "laptop", "Delft", "credential");
    }

    @Test
    void answersWithWhatItSaidLastWhereSentryFailsAndTheCallerTakesIt() {
        String good = call(ISSUE).statusCode(200).extract().asString();
        sentry.stubGet("/issues/" + ID + "/", error(403));

        call(ISSUE).statusCode(502);
        as(caller, "ops_viewer").header("Cache-Control", "no-transform, max-stale=60").body(ISSUE)
                .post("/providers/sentry/issue.get").then().statusCode(200)
                .header("X-Stale", "true").header("Age", matchesPattern("\\d+")).body(equalTo(good));
    }

    @Test
    void staysBelowTheLimitWhateverSentrySends() {
        String text = "\u0001".repeat(5_000);
        ObjectNode issue = SentrySamples.issue().put("id", ID);
        List.of("shortId", "title", "culprit", "level", "status", "substatus", "priority", "platform")
                .forEach(field -> issue.put(field, text));
        issue.withObject("/project").put("slug", text);
        issue.putObject("statusDetails").put("inRelease", text);
        issue.putObject("assignedTo").put("type", text).put("id", text).put("name", text);
        issue.put("permalink", "https://acme.sentry.io/" + "日".repeat(1_970));
        sentry.stubUndescribed(get(urlPathEqualTo(SentryStub.path("/issues/" + ID + "/")))
                .willReturn(json(200, issue.toString())));
        sentry.stubUndescribed(get(urlPathEqualTo(SentryStub.path("/issues/" + ID + "/events/latest/")))
                .willReturn(json(200, SentrySamples.enormousEvent().toString())));

        byte[] answer = asOperator(PERSONAL).statusCode(200).body("latest_event.truncated", equalTo(true))
                .body("latest_event.exceptions", not(empty())).extract().asByteArray();

        assertThat(answer.length).isBetween(200_000, 256 << 10);
    }

    @Test
    void tellsAnOperatorAboutPeopleIfAsked() {
        asOperator(PERSONAL).statusCode(200)
                .body("latest_event.personal_data.user.email", equalTo("jo@example.com"))
                .body("latest_event.personal_data.user.ip_address", equalTo("203.0.113.9"))
                .body("latest_event.personal_data.request.url", equalTo("https://shop.example/pay"))
                .body("latest_event.personal_data.request.headers.value", contains("Browser of Jo", "[withheld]", "[withheld]"))
                .body("latest_event.personal_data.breadcrumbs", hasSize(2))
                .body("latest_event.personal_data.contexts.name", contains("device", "runtime"))
                .body("latest_event.exceptions[0].value", equalTo("card of [email] was declined"));
    }

    @Test
    void tellsAnOperatorNothingAboutPeopleUnlessAsked() {
        asOperator(ISSUE).statusCode(200).body("latest_event", not(hasKey("personal_data")));
    }

    @Test
    void refusesToTellAViewerAboutPeople() {
        String event = call(PERSONAL).statusCode(403)
                .body("code", equalTo("forbidden"))
                .body("detail", equalTo("include_personal_data needs the role ops_operator."))
                .extract().header("X-Event-Id");

        assertThat(sentry.requests()).isEmpty();
        assertThat(database.event(UUID.fromString(event)).orElseThrow()).containsEntry("status", "denied_role");
        call(ISSUE).statusCode(200).header("RateLimit", startsWith("\"reads\";r=99;"));
    }

    @Test
    void refusesToTellAboutPeopleWhoeverWasDemotedSinceTheTokenWasMade() {
        as(caller, "ops_operator").body(PERSONAL).post("/providers/sentry/issue.get").then().statusCode(403)
                .body("code", equalTo("forbidden"));
        assertThat(sentry.requests()).isEmpty();

        as(caller, "ops_operator").body(ISSUE).post("/providers/sentry/issue.get").then().statusCode(200);
    }

    @Test
    void keepsPeopleOutOfTheAudit() {
        String event = asOperator(PERSONAL).statusCode(200).extract().header("X-Event-Id");

        Map<String, Object> row = database.event(UUID.fromString(event)).orElseThrow();
        assertThat(row.toString()).contains("include_personal_data").contains("PaymentDeclined")
                .doesNotContain("jo@example.com", "203.0.113.9", "Miller", "jolly", "Delft", "Browser of Jo");
    }

    @Test
    void resolvesAShortId() {
        call("{\"issue\":\"SHOP-7\"}").statusCode(200).body("issue.id", equalTo(ID));

        assertThat(sentry.requests()).extracting(LoggedRequest::getUrl).containsExactly(SentryStub.path("/shortids/SHOP-7/"),
                SentryStub.path("/issues/" + ID + "/?collapse=stats&collapse=tags"),
                SentryStub.path("/issues/" + ID + "/events/latest/"));
    }

    @Test
    void showsAnIssueWithoutEvents() {
        sentry.stubGet("/issues/" + ID + "/events/latest/", error(404));

        call(ISSUE).statusCode(200).body("issue.id", equalTo(ID)).body("$", not(hasKey("latest_event")));
    }

    @Test
    void saysThatAnIssueIsUnknown() {
        sentry.stubGet("/issues/" + ID + "/", error(404));

        call(ISSUE).statusCode(404).body("code", equalTo("unknown_resource"))
                .body("detail", equalTo("Sentry has no such issue in this organization."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{}|issue",
            "{\"issue\":null}|issue",
            "{\"issue\":\"\"}|issue",
            "{\"issue\":\"SHOP\"}|issue",
            "{\"issue\":\"../1\"}|issue",
            "{\"issue\":\"1/events\"}|issue",
            "{\"issue\":\"SHOP-7?x=1\"}|issue",
            "{\"issue\":\"12345678901234567890\"}|issue" })
    void refusesBadInputAndNamesTheField(String body, String field) {
        call(body).statusCode(400).body("code", equalTo("invalid_input")).body("violations.field", contains(field));
        assertThat(sentry.requests()).isEmpty();
    }

    private ValidatableResponse asOperator(String body) {
        UUID operator = UUID.randomUUID();
        database.addUser(operator, "ops_operator");
        return as(operator, "ops_operator").body(body).post("/providers/sentry/issue.get").then();
    }
}
