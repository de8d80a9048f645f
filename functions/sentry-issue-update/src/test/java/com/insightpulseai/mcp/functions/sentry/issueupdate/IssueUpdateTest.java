package com.insightpulseai.mcp.functions.sentry.issueupdate;

import static com.insightpulseai.mcp.provider.sentry.stub.SentryStub.error;
import static com.insightpulseai.mcp.provider.sentry.stub.SentryStub.fieldError;
import static com.insightpulseai.mcp.provider.sentry.stub.SentryStub.json;
import static com.insightpulseai.mcp.provider.sentry.stub.SentryStub.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.insightpulseai.mcp.provider.sentry.stub.SentryFunctionTest;
import com.insightpulseai.mcp.provider.sentry.stub.SentrySamples;
import com.insightpulseai.mcp.provider.sentry.stub.WireMockSentry;
import com.insightpulseai.mcp.testing.PostgresResource;
import com.insightpulseai.mcp.testing.TestIssuerResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The function behind its URL, with a real database and a stub of Sentry. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TestIssuerResource.class)
@QuarkusTestResource(WireMockSentry.class)
class IssueUpdateTest extends SentryFunctionTest {

    private static final String ID = "4100000001";

    IssueUpdateTest() {
        super("sentry/issue.update", "ops_operator", Map.of("sentry_auth_token", "sntrys_stored-in-the-vault"));
    }

    @BeforeEach
    void stubSentry() {
        ObjectNode changed = SentrySamples.issue().put("status", "resolved").putNull("substatus");
        changed.remove(List.of("firstRelease", "lastRelease", "activity", "seenBy", "userReportCount", "participants"));
        changed.withObject("statusDetails").put("inNextRelease", true);
        sentry.stubPut("/issues/" + ID + "/", json(200, changed.toString()));
        sentry.stubGet("/shortids/SHOP-7/", json(200, SentrySamples.shortId().toString()));
    }

    @Test
    void answersWithTheIssueAsItIsNow() {
        call("{\"issue\":\"4100000001\",\"status\":\"resolved\",\"in_next_release\":true}").statusCode(200)
                .header("Schema-Version", "1.0")
                .body("issue.id", equalTo(ID))
                .body("issue.status", equalTo("resolved"))
                .body("issue.status_details", equalTo(Map.of("in_next_release", true)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "`status`:`resolved`|{`status`:`resolved`}",
            "`status`:`unresolved`|{`status`:`unresolved`}",
            "`status`:`resolved`,`in_next_release`:true|{`status`:`resolved`,`statusDetails`:{`inNextRelease`:true}}",
            "`status`:`resolved`,`in_next_release`:false|{`status`:`resolved`}",
            "`status`:`resolved`,`in_release`:`shop@2.14.1`|{`status`:`resolved`,`statusDetails`:{`inRelease`:`shop@2.14.1`}}",
            "`status`:`ignored`|{`status`:`ignored`}",
            "`status`:`ignored`,`ignore_minutes`:30|{`status`:`ignored`,`statusDetails`:{`ignoreDuration`:30}}",
            "`status`:`ignored`,`ignore_count`:5,`ignore_window_minutes`:10080|{`status`:`ignored`,"
                    + "`statusDetails`:{`ignoreCount`:5,`ignoreWindow`:10080}}",
            "`status`:`ignored`,`ignore_user_count`:5,`ignore_user_window_minutes`:60|{`status`:`ignored`,"
                    + "`statusDetails`:{`ignoreUserCount`:5,`ignoreUserWindow`:60}}",
            "`assigned_to`:`user:77`|{`assignedTo`:`user:77`}",
            "`assigned_to`:`team:5`|{`assignedTo`:`team:5`}",
            "`assigned_to`:`nobody`|{`assignedTo`:``}",
            "`priority`:`low`|{`priority`:`low`}",
            "`status`:`resolved`,`assigned_to`:`team:5`,`priority`:`high`|{`status`:`resolved`,`assignedTo`:`team:5`,"
                    + "`priority`:`high`}" })
    void sendsWhatChangesAndNothingElse(String change, String body) {
        call(("{`issue`:`4100000001`," + change + "}").replace('`', '"')).statusCode(200);

        assertThat(sentry.requests()).singleElement()
                .satisfies(request -> assertThat(request.getUrl()).isEqualTo(path("/issues/" + ID + "/")))
                .satisfies(request -> assertThat(request.getBodyAsString()).isEqualTo(body.replace('`', '"')));
    }

    @Test
    void resolvesAShortIdFirst() {
        call("{\"issue\":\"SHOP-7\",\"status\":\"resolved\"}").statusCode(200);

        assertThat(sentry.requests()).extracting(LoggedRequest::getUrl).containsExactly(path("/shortids/SHOP-7/"),
                path("/issues/" + ID + "/"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"status\":\"resolved\"}", "{\"issue\":\"\",\"status\":\"resolved\"}",
            "{\"issue\":\" \",\"status\":\"resolved\"}", "{\"issue\":null,\"status\":\"resolved\"}",
            "{\"issue\":\"?query=\",\"status\":\"resolved\"}", "{\"issue\":\"1,2\",\"status\":\"resolved\"}",
            "{\"issue\":\".\",\"status\":\"resolved\"}", "{\"issue\":\"../issues\",\"status\":\"resolved\"}",
            "{\"issue\":[\"1\"],\"status\":\"resolved\"}" })
    void changesNothingWithoutOneIssue(String body) {
        call(body).statusCode(400).body("code", equalTo("invalid_input"));
        assertThat(sentry.requests()).isEmpty();
    }

    @Test
    void changesNothingWhereAShortIdIsUnknown() {
        sentry.stubGet("/shortids/SHOP-7/", error(404));

        call("{\"issue\":\"SHOP-7\",\"status\":\"resolved\"}").statusCode(404).body("code", equalTo("unknown_resource"));
        assertThat(sentry.requests()).hasSize(1);
    }

    @Test
    void namesTheFieldsThatOnlySentryCanJudge() {
        sentry.stubPut("/issues/" + ID + "/", fieldError(400, "assignedTo"));

        call("{\"issue\":\"4100000001\",\"assigned_to\":\"user:9\",\"status\":\"resolved\",\"in_release\":\"9.9\"}")
                .statusCode(400).body("code", equalTo("invalid_input"))
                .body("violations.field", contains("assigned_to", "in_release"));
        call("{\"issue\":\"4100000001\",\"priority\":\"low\"}").statusCode(502).body("code", equalTo("upstream_error"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "|status",
            ",`in_next_release`:false|status",
            ",`status`:`muted`|status",
            ",`in_next_release`:true|in_next_release",
            ",`in_release`:`1`|in_release",
            ",`status`:`ignored`,`in_release`:`1`|in_release",
            ",`status`:`resolved`,`in_release`:`1`,`in_next_release`:true|in_release",
            ",`status`:`resolved`,`in_release`:`a/b`|in_release",
            ",`ignore_minutes`:5|ignore_minutes",
            ",`status`:`resolved`,`ignore_minutes`:5|ignore_minutes",
            ",`status`:`ignored`,`ignore_minutes`:0|ignore_minutes",
            ",`status`:`ignored`,`ignore_minutes`:525601|ignore_minutes",
            ",`status`:`unresolved`,`ignore_count`:5|ignore_count",
            ",`status`:`ignored`,`ignore_count`:0|ignore_count",
            ",`status`:`ignored`,`ignore_window_minutes`:5|ignore_window_minutes",
            ",`status`:`ignored`,`ignore_count`:5,`ignore_window_minutes`:10081|ignore_window_minutes",
            ",`status`:`ignored`,`ignore_user_window_minutes`:5|ignore_user_window_minutes",
            ",`status`:`ignored`,`ignore_user_count`:5,`ignore_user_window_minutes`:10081|ignore_user_window_minutes",
            ",`status`:`ignored`,`ignore_user_count`:1000001|ignore_user_count",
            ",`assigned_to`:`jo@example.com`|assigned_to",
            ",`assigned_to`:``|assigned_to",
            ",`priority`:`urgent`|priority" })
    void refusesBadInputAndNamesTheField(String change, String field) {
        String fields = change == null ? "" : change;
        call(("{`issue`:`1`" + fields + "}").replace('`', '"')).statusCode(400)
                .body("code", equalTo("invalid_input")).body("violations.field", contains(field));
        assertThat(sentry.requests()).isEmpty();
    }

    @Test
    void refusesWhatSentryKnowsAndTheToolDoesNot() {
        call("{\"issue\":\"1\",\"merge\":true}").statusCode(400).body("code", equalTo("invalid_input"));
        call("{\"issue\":\"1\",\"discard\":true}").statusCode(400).body("code", equalTo("invalid_input"));
        assertThat(sentry.requests()).isEmpty();
    }
}
