package com.insightpulseai.mcp.functions.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.testing.TestIssuer;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Who may ask the function what, and what is kept of it. */
@QuarkusTest
class HealthAccessTest extends HealthFunctionTest {

    @Test
    void leavesARowForACallerAndNoneForAMonitor() {
        anonymous().get("/health");
        assertThat(database.events()).isEmpty();

        ValidatableResponse all = viewer().get("/health").then().statusCode(200);
        ValidatableResponse one = viewer().get("/providers/socket/health").then().statusCode(200);

        assertThat(row(all)).containsEntry("provider", "ops").containsEntry("tool", "health").containsEntry("status", "ok")
                .containsEntry("caller_id", caller).containsEntry("caller_role", "ops_viewer")
                .containsEntry("request_id", all.extract().header("X-Request-Id"));
        assertThat(row(one)).containsEntry("provider", "socket").containsEntry("tool", "health");
        assertThat(database.events()).hasSize(2);
    }

    @Test
    void refusesACallerWhoLostTheRole() {
        database.addUser(caller, "none");

        ValidatableResponse answer = viewer().get("/health").then().statusCode(403)
                .contentType("application/problem+json")
                .header("Cache-Control", "no-store")
                .body("code", equalTo("forbidden"))
                .body("instance", equalTo("/health"))
                .body("detail", equalTo("The health of providers needs the role ops_viewer."));

        assertThat(row(answer)).containsEntry("status", "denied_role");
        answer.body("event_id", equalTo(answer.extract().header("X-Event-Id")));
        assertThat(providers.requests()).isZero();
    }

    @Test
    void refusesACallerWhoseSessionHasEnded() {
        database.makeSessions();
        try {
            String token = TestIssuer.shared().token(caller, "ops_viewer", database.signIn(caller).toString());
            anonymous().auth().preemptive().oauth2(token).get("/health").then().statusCode(200);
            database.signOut(caller);

            ValidatableResponse answer = anonymous().auth().preemptive().oauth2(token).get("/health").then().statusCode(403)
                    .body("code", equalTo("forbidden"))
                    .body("detail", equalTo("The session of this token has ended; sign in again."));

            assertThat(row(answer)).containsEntry("status", "denied_role").containsEntry("caller_id", caller);
        } finally {
            database.removeSessions();
        }
    }

    @Test
    void namesTheOauthClientOnTheRowAndRefusesOneThatIsNotListed() {
        String token = TestIssuer.shared().clientToken(caller, "ops_viewer", TestIssuer.VIEWERS_CLIENT).sign();
        String unlisted = TestIssuer.shared().clientToken(caller, "ops_viewer", UUID.randomUUID().toString()).sign();

        ValidatableResponse answer = anonymous().auth().preemptive().oauth2(token).get("/health").then().statusCode(200);
        anonymous().auth().preemptive().oauth2(unlisted).get("/health").then().statusCode(401);

        assertThat(row(answer)).containsEntry("status", "ok");
        assertThat(row(answer).get("claims")).hasToString("{\"client_id\": \"" + TestIssuer.VIEWERS_CLIENT + "\"}");
        assertThat(database.events()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/health", "/providers/socket/health", "/providers/nobody/health" })
    void refusesABadToken(String path) {
        String forged = TestIssuer.withNewKey().token(caller, "ops_admin");

        anonymous().auth().preemptive().oauth2(forged).get(path).then().statusCode(401)
                .header("WWW-Authenticate", containsString("invalid_token"))
                .header("Cache-Control", "no-store")
                .body("code", equalTo("unauthenticated")).body("instance", equalTo(path));
        assertThat(providers.requests()).isZero();
    }

    @Test
    void knowsRegisteredWorkflowsOnly() {
        String token = TestIssuer.github().githubToken(4711, "refs/heads/main");
        anonymous().auth().preemptive().oauth2(token).get("/health").then().statusCode(401)
                .body("code", equalTo("unauthenticated"));

        database.addFederatedCaller(4711, Optional.of("refs/heads/main"), Optional.empty(), "ops_viewer");

        anonymous().auth().preemptive().oauth2(token).get("/health").then().statusCode(200)
                .body("providers[0].message", notNullValue());
        assertThat(database.events()).singleElement().satisfies(
                event -> assertThat(event).containsEntry("caller_kind", "workflow").containsEntry("status", "ok"));
    }

    @Test
    void showsAWorkflowWhoseToolsAreListedWhatTheyName() {
        String token = TestIssuer.github().githubToken(4711, "refs/heads/main");
        database.addFederatedCaller(4711, Optional.of("refs/heads/main"), Optional.empty(), "ops_viewer");
        database.execute("update ops.federated_callers set tools = '{socket/health,socket/scan.get}'");

        anonymous().auth().preemptive().oauth2(token).get("/providers/socket/health").then().statusCode(200);
        anonymous().auth().preemptive().oauth2(token).get("/health").then().statusCode(403)
                .body("code", equalTo("forbidden")).body("detail", containsString("lists the tools"));
        assertThat(database.events()).extracting(event -> event.get("error"))
                .containsExactlyInAnyOrder(null, "tool_not_allowed");
    }

    @Test
    void doesNotKnowOtherProviders() {
        anonymous().get("/providers/nobody/health").then().statusCode(404).header("Cache-Control", "no-store")
                .body("code", equalTo("unknown_provider")).body("instance", equalTo("/providers/nobody/health"));
    }

    @ParameterizedTest
    @CsvSource({ "POST,/health", "PUT,/health", "DELETE,/health", "OPTIONS,/health", "PUT,/providers/socket/health",
            "DELETE,/providers/socket/health" })
    void onlyAnswersReading(String method, String path) {
        ValidatableResponse answer = anonymous().request(method, path).then();

        assertThatReadingIsAllowed(answer.header("Cache-Control", "no-store"));
    }

    @Test
    void servesNoTool() {
        assertThatReadingIsAllowed(viewer().body("{}").post("/providers/socket/health").then());
        anonymous().get("/providers/socket/scan.repo").then().statusCode(401);
    }

    private static void assertThatReadingIsAllowed(ValidatableResponse answer) {
        answer.statusCode(405).body("code", equalTo("method_not_allowed"));
        // The simulated function URL makes two lines of it.
        assertThat(answer.extract().headers().getValues("Allow")).containsExactly("GET", "HEAD");
    }

    private Map<String, Object> row(ValidatableResponse answer) {
        return database.event(UUID.fromString(answer.extract().header("X-Event-Id"))).orElseThrow();
    }
}
