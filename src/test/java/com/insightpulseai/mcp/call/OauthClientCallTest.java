package com.insightpulseai.mcp.call;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.access.UnauthenticatedException.Reason;
import com.insightpulseai.mcp.access.UnauthenticatedRequest;
import com.insightpulseai.mcp.testing.LoggedLines;
import com.insightpulseai.mcp.testing.TestIssuer;
import com.insightpulseai.mcp.testing.TestToken;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

/** A tool's own path, called with tokens that Supabase's OAuth server issued to third-party clients. */
@QuarkusTest
@GovernedTest
class OauthClientCallTest extends GovernedCalls {

    @Inject
    Refused refused;

    @ApplicationScoped
    static class Refused {

        private final List<Reason> reasons = new CopyOnWriteArrayList<>();

        List<Reason> reasons() {
            return reasons;
        }

        void note(@Observes UnauthenticatedRequest request) {
            reasons.add(request.reason());
        }
    }

    @BeforeEach
    void forget() {
        refused.reasons().clear();
    }

    @Test
    void anUnlistedClientIsA401AndNoRow() {
        UUID unlisted = UUID.randomUUID();
        try (LoggedLines log = new LoggedLines()) {
            through(unlisted).statusCode(401)
                    .header("WWW-Authenticate", "Bearer error=\"invalid_token\"")
                    .body("code", equalTo("unauthenticated"))
                    .body("detail", not(containsString(unlisted.toString())));

            assertThat(log.lines()).contains(
                    "Unauthenticated request: reason=CLIENT issuer=project.supabase.test client=" + unlisted);
        }
        assertThat(database.events()).isEmpty();
        assertThat(refused.reasons()).containsExactly(Reason.CLIENT);
        assertThat(EchoTool.RUNS).hasValue(0);
    }

    @Test
    void anOperatorsTokenDoesNoMoreThanItsClientMay() {
        through(TestIssuer.VIEWERS_CLIENT).statusCode(403).body("code", equalTo("forbidden"))
                .body("detail", equalTo("The tool needs the role ops_operator. "
                        + "A token that was issued to the client Chat has ops_viewer at most."))
                .body("event_id", equalTo(onlyEvent().get("id").toString()));

        assertThat(onlyEvent()).containsEntry("status", "denied_role").containsEntry("caller_id", operator)
                .containsEntry("caller_role", "ops_viewer");
        assertThat(clientOfOnlyEvent()).isEqualTo(TestIssuer.VIEWERS_CLIENT);
        assertThat(EchoTool.RUNS).hasValue(0);
    }

    @Test
    void aListedClientCallsWithItsRoleAndIsOnTheRow() {
        String token = TestIssuer.shared().clientToken(operator, "ops_operator", TestIssuer.OPERATORS_CLIENT)
                .claim("aud", TestIssuer.OPERATORS_AUDIENCE).sign();

        callWith(token).statusCode(200).header("RateLimit-Policy", "\"scans\";q=50;w=3600");

        assertThat(onlyEvent()).containsEntry("status", "ok").containsEntry("caller_id", operator)
                .containsEntry("caller_role", "ops_operator");
        assertThat(clientOfOnlyEvent()).isEqualTo(TestIssuer.OPERATORS_CLIENT);
    }

    @Test
    void theLiveRoleCountsBelowTheClients() {
        database.addUser(operator, "ops_viewer");
        String token = TestIssuer.shared().clientToken(operator, "ops_operator", TestIssuer.OPERATORS_CLIENT)
                .claim("aud", TestIssuer.OPERATORS_AUDIENCE).sign();

        callWith(token).statusCode(403).body("detail", equalTo("The tool needs the role ops_operator."));

        assertThat(onlyEvent()).containsEntry("caller_role", "ops_viewer");
    }

    @Test
    void aTokenWithoutTheClientsAudienceIsA401AndNoRow() {
        through(TestIssuer.OPERATORS_CLIENT).statusCode(401).body("code", equalTo("unauthenticated"));

        assertThat(database.events()).isEmpty();
        assertThat(refused.reasons()).containsExactly(Reason.CLAIMS);
    }

    @Test
    void aCallThatTheDatabaseFailsToDecideKeepsItsClient() {
        database.execute("alter table ops.provider_rate_limits add constraint broken check (call_count < 0) not valid");
        try {
            String token = TestIssuer.shared().clientToken(operator, "ops_operator", TestIssuer.OPERATORS_CLIENT)
                    .claim("aud", TestIssuer.OPERATORS_AUDIENCE).sign();
            callWith(token).statusCode(503);
        } finally {
            database.execute("alter table ops.provider_rate_limits drop constraint broken");
        }

        assertThat(onlyEvent()).containsEntry("error", "database_error");
        assertThat(clientOfOnlyEvent()).isEqualTo(TestIssuer.OPERATORS_CLIENT);
    }

    @Test
    void aTokenOfTheUsersOwnHasNoClientOnTheRow() {
        call("{\"text\":\"hello\"}").statusCode(200);

        assertThat(onlyEvent()).containsEntry("claims", null);
    }

    private ValidatableResponse through(Object client) {
        TestToken token = TestIssuer.shared().clientToken(operator, "ops_operator", client.toString());
        return callWith(token.sign());
    }

    private static ValidatableResponse callWith(String token) {
        return given().auth().preemptive().oauth2(token).contentType(ContentType.JSON).body("{\"text\":\"hello\"}").post(TOOL)
                .then();
    }

    private Object clientOfOnlyEvent() {
        return database.query("select claims ->> 'client_id' as client from ops.run_events").get(0).get("client");
    }
}
