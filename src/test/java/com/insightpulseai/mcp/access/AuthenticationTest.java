package com.insightpulseai.mcp.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.access.UnauthenticatedException.Reason;
import com.insightpulseai.mcp.call.GovernedTest;
import com.insightpulseai.mcp.testing.TestIssuer;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;

@QuarkusTest
@GovernedTest
class AuthenticationTest {

    private static final TestIssuer ISSUER = TestIssuer.shared();

    private final UUID subject = UUID.randomUUID();

    @Inject
    Seen seen;

    @BeforeEach
    void forget() {
        seen.refusals.clear();
    }

    @Test
    void tellsWhoIsCalling() {
        bearer(ISSUER.token(subject, "ops_operator")).get("/who").then().statusCode(200)
                .body(is("user " + subject + " [ops_operator]"));
    }

    @Test
    void tellsWhichWorkflowIsCalling() {
        bearer(TestIssuer.github().githubToken(4711, "refs/heads/main")).get("/who").then().statusCode(200)
                .body(is("workflow repository:4711 []"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "bearer ", "BEARER ", "bEaReR " })
    void takesTheSchemeInAnyCase(String scheme) {
        given().header("Authorization", scheme + ISSUER.token(subject, "ops_viewer")).get("/who").then().statusCode(200);
    }

    @Test
    void refusesARequestWithoutToken() {
        given().get("/who").then().statusCode(401).body(is("NO_TOKEN"));
        assertThat(seen.refusals).extracting(UnauthenticatedRequest::reason).containsExactly(Reason.NO_TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = { "Basic dXNlcjpwYXNz", "Bearer", "Token abc", "" })
    void refusesAnotherScheme(String header) {
        given().header("Authorization", header).get("/who").then().statusCode(401).body(is("NO_TOKEN"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "sb_secret_N7UND0UgjKTVK-Uodkm0Hg_xSvEMPvz", "x", "a.b.c", "%00",
            "\u00e4\u00f6\u00fc.\u00df.\u20ac" })
    void refusesWhatIsNoToken(String token) {
        bearer(token).get("/who").then().statusCode(401).body(is("MALFORMED"));
    }

    @Test
    void refusesTwoTokens() {
        String token = ISSUER.token(subject, "ops_admin");
        given().header("Authorization", "Bearer " + token).header("Authorization", "Bearer " + token).get("/who").then()
                .statusCode(401).body(is("MALFORMED"));
    }

    @Test
    void refusesATokenInACookieOrTheQuery() {
        String token = ISSUER.token(subject, "ops_admin");
        given().cookie("Bearer", token).queryParam("access_token", token).get("/who").then().statusCode(401);
    }

    @Test
    void refusesAForgedToken() {
        String forged = TestIssuer.withNewKey().user(subject).header("kid", ISSUER.keyId()).sign();
        bearer(forged).get("/who").then().statusCode(401).body(is("SIGNATURE"));
        assertThat(seen.refusals).singleElement()
                .satisfies(refusal -> assertThat(refusal.issuerHost()).contains("project.supabase.test"));
    }

    @Test
    void refusesATokenOf100Kilobytes() {
        assertThat(bearer("A".repeat(100_000)).get("/who").statusCode()).isBetween(400, 499);
    }

    @Test
    void leavesAnonymousRequestsAloneWhereTheyAreWelcome() {
        given().get("/who/perhaps").then().statusCode(200).body(is("nobody"));
        bearer(ISSUER.token(subject, "ops_viewer")).get("/who/perhaps").then().statusCode(200).body(is("somebody"));
        assertThat(seen.refusals).isEmpty();
    }

    @Test
    void refusesABadTokenEvenWhereAnonymousRequestsAreWelcome() {
        bearer("a.b.c").get("/who/perhaps").then().statusCode(401);
    }

    private static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    /** Collects the refusals told of. */
    @Singleton
    static class Seen {

        final List<UnauthenticatedRequest> refusals = new CopyOnWriteArrayList<>();

        void on(@Observes UnauthenticatedRequest refusal) {
            refusals.add(refusal);
        }
    }

    /** Answers with what authentication says. */
    @Path("/who")
    static class Who {

        private final Authentication authentication;
        private final CurrentIdentityAssociation identity;

        Who(Authentication authentication, CurrentIdentityAssociation identity) {
            this.authentication = authentication;
            this.identity = identity;
        }

        @GET
        public Uni<Response> who() {
            return authentication.authenticate()
                    .chain(caller -> identity.getDeferredIdentity()
                            .map(known -> caller.kind().wireName() + " " + caller.name() + " " + known.getRoles()))
                    .map(text -> Response.ok(text).build())
                    .onFailure(UnauthenticatedException.class).recoverWithItem(Who::unauthenticated);
        }

        @GET
        @Path("/perhaps")
        public Uni<Response> perhaps() {
            return authentication.authenticateIfPresent()
                    .map(caller -> Response.ok(caller.isPresent() ? "somebody" : "nobody").build())
                    .onFailure(UnauthenticatedException.class).recoverWithItem(Who::unauthenticated);
        }

        private static Response unauthenticated(Throwable refusal) {
            return Response.status(401)
                    .entity(((UnauthenticatedException) refusal).reason().name()).build();
        }
    }
}
