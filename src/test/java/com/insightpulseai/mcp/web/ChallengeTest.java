package com.insightpulseai.mcp.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.access.Authentication;
import com.insightpulseai.mcp.access.Caller;
import com.insightpulseai.mcp.call.GovernedTest;
import com.insightpulseai.mcp.testing.TestIssuer;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;

/** The challenge of a 401 with a public URL. */
@QuarkusTest
@GovernedTest
class ChallengeTest {

    private static final String METADATA = "resource_metadata=\"https://ops.test/.well-known/oauth-protected-resource/mcp\"";

    @Test
    void leadsToTheMetadata() {
        given().get("/mcp/challenge").then().statusCode(401).header("WWW-Authenticate", "Bearer " + METADATA)
                .body("code", equalTo("unauthenticated"));
    }

    @Test
    void saysThatATokenIsNotValidToo() {
        String unlisted = TestIssuer.shared().clientToken(UUID.randomUUID(), "ops_viewer", "other").sign();
        for (String token : new String[] { "a.b.c", unlisted }) {
            given().auth().preemptive().oauth2(token).get("/mcp/challenge").then().statusCode(401)
                    .header("WWW-Authenticate", "Bearer error=\"invalid_token\", " + METADATA);
        }
    }

    @Test
    void leadsNobodyToALoginElsewhere() {
        given().get("/elsewhere/challenge").then().statusCode(401).header("WWW-Authenticate", "Bearer");
    }

    /** A path below the endpoint's. */
    @Path("/mcp/challenge")
    static class Endpoint {

        private final Authentication authentication;

        Endpoint(Authentication authentication) {
            this.authentication = authentication;
        }

        @GET
        public Uni<String> who() {
            return authentication.authenticate().map(Caller::name);
        }
    }

    /** Another path. */
    @Path("/elsewhere/challenge")
    static class Elsewhere {

        private final Authentication authentication;

        Elsewhere(Authentication authentication) {
            this.authentication = authentication;
        }

        @GET
        public Uni<String> who() {
            return authentication.authenticate().map(Caller::name);
        }
    }
}
