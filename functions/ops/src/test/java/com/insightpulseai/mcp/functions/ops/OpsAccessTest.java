package com.insightpulseai.mcp.functions.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.testing.TestIssuer;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** The right to read: roles, workflows, third-party clients and ended sessions. */
@QuarkusTest
class OpsAccessTest extends OpsFunctionTest {

    private static final String ALERT = "/ops/alerts/00000000-0000-4000-8000-000000000000";

    @ParameterizedTest
    @ValueSource(strings = { "/ops/me", "/ops/providers", "/ops/pulse", "/ops/stats", "/ops/failures", "/ops/quotas",
            "/ops/providers/socket/health", "/ops/alerts", ALERT, "/ops", "/ops/nothing" })
    void needsAToken(String path) {
        anonymous().get(path).then().statusCode(401).header("Cache-Control", "no-store")
                .header("WWW-Authenticate", notNullValue()).body("code", equalTo("unauthenticated"));
        withToken(TestIssuer.withNewKey().token(admin, "ops_admin")).get(path).then().statusCode(401)
                .header("Cache-Control", "no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/ops/me", "/ops/providers", "/ops/pulse", "/ops/stats", "/ops/failures", "/ops/quotas",
            "/ops/providers/socket/health", "/ops/alerts" })
    void isReadWithEachRoleAndLeavesNoRow(String path) {
        ok(viewer(), path);
        ok(operator(), path);
        ok(admin(), path);
        viewer().head(path).then().statusCode(200).header("Cache-Control", "no-store").body(emptyOrNullString());

        assertThat(database.events()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "/ops/me", "/ops/providers", "/ops/pulse", "/ops/alerts", ALERT })
    void refusesThoseWithoutARole(String path) {
        refused(withToken(TestIssuer.shared().user(viewer).sign()), path, "ops_viewer or a higher one");
        database.addUser(admin, "none");
        refused(admin(), path, "the role was taken away");
        database.execute("update auth.users set banned_until = now() + interval '1 day' where id = ?", viewer);
        refused(viewer(), path, "the role was taken away");
    }

    @Test
    void refusesAfterTheEndOfASession() {
        database.makeSessions();
        try {
            String token = TestIssuer.shared().token(viewer, "ops_viewer", database.signIn(viewer).toString());
            ok(withToken(token), "/ops/me");
            database.signOut(viewer);

            refused(withToken(token), "/ops/me", "session has ended");
        } finally {
            database.removeSessions();
        }
    }

    @Test
    void refusesWorkflowsAndThirdPartyClients() {
        database.addFederatedCaller(4711, Optional.of("refs/heads/main"), Optional.empty(), "ops_admin");

        refused(withToken(TestIssuer.github().githubToken(4711, "refs/heads/main")), "/ops/pulse", "a workflow");
        refused(withToken(TestIssuer.shared().clientToken(viewer, "ops_viewer", TestIssuer.VIEWERS_CLIENT).sign()),
                "/ops/pulse", "third-party client");
    }

    @ParameterizedTest
    @CsvSource({ "ops_viewer,ops_admin", "ops_admin,ops_viewer" })
    void readsWithTheLowerOfTheTokensAndTheLiveRole(String live, String ofToken) {
        database.addUser(admin, live);

        ok(withToken(TestIssuer.shared().token(admin, ofToken)), "/ops/me").body("role", equalTo("ops_viewer"))
                .body("role_of_token", equalTo(ofToken)).body("may.see_all", equalTo(false))
                .body("may.acknowledge", equalTo(false));
    }

    @Test
    void aDemotedAdministratorSeesOwnEventsAtOnce() {
        addEvent(viewer, "socket/scan.repo", "error", "upstream_timeout", NOW);
        addEvent(admin, "socket/scan.get", "error", "upstream_error", NOW);
        ok(admin(), "/ops/failures").body("failures.size()", equalTo(2));

        database.addUser(admin, "ops_viewer");

        ok(admin(), "/ops/failures").body("scope", equalTo("own")).body("failures.size()", equalTo(1))
                .body("failures[0].tool", equalTo("scan.get"));
    }

    @ParameterizedTest
    @CsvSource({ "POST,/ops/pulse,'GET, HEAD'", "PUT,/ops/pulse,'GET, HEAD'", "DELETE,/ops/alerts,'GET, HEAD'",
            "PATCH,/ops/me,'GET, HEAD'", "POST,/ops/config,'GET, HEAD'", "OPTIONS,/ops/config,'GET, HEAD'",
            "GET,/ops/alerts/{id}/acknowledge,POST", "PUT,/ops/alerts/{id}/acknowledge,POST" })
    void refusesOtherMethods(String method, String path, String allowed) {
        ValidatableResponse refusal = operator().contentType("application/json").body("{}")
                .request(method, path.replace("{id}", admin.toString())).then().statusCode(405)
                .header("Cache-Control", "no-store").body("code", equalTo("method_not_allowed"))
                .body("detail", endsWith(allowed.equals("POST") ? "acknowledged with POST." : "read with GET."));

        assertThat(String.join(", ", refusal.extract().headers().getValues("Allow"))).isEqualTo(allowed);
    }

    @Test
    void hasNothingElse() {
        viewer().get("/ops/nothing").then().statusCode(404).header("Cache-Control", "no-store")
                .body("code", equalTo("not_found")).header("X-Request-Id", notNullValue());
    }

    private static void refused(RequestSpecification reader, String path, String detail) {
        reader.get(path).then().statusCode(403).header("Cache-Control", "no-store")
                .contentType("application/problem+json").body("code", equalTo("forbidden"))
                .body("detail", containsString(detail));
    }
}
