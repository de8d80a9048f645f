package com.insightpulseai.mcp.call;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.testing.TestIssuer;
import com.insightpulseai.mcp.web.problem.ProblemException;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

/** A database that holds the sessions of Supabase Auth. */
@QuarkusTest
@GovernedTest
class EndedSessionTest extends GovernedCalls {

    private String session;

    @BeforeEach
    void signIn() {
        database.makeSessions();
        session = database.signIn(operator).toString();
        ReadingTool.recover();
    }

    @AfterEach
    void removeSessions() {
        database.removeSessions();
    }

    private ValidatableResponse call(String path, Object sessionId) {
        return given().auth().preemptive().oauth2(TestIssuer.shared().token(operator, "ops_operator", sessionId))
                .contentType(ContentType.JSON).header("Cache-Control", "max-stale").body("{\"text\":\"hello\"}").post(path)
                .then();
    }

    private static void assertRefused(ValidatableResponse answer) {
        answer.statusCode(403).contentType("application/problem+json").body("code", equalTo("forbidden"))
                .body("detail", equalTo("The session of this token has ended; sign in again."));
    }

    @Test
    void aTokenEndsWithItsSession() {
        call(TOOL, session).statusCode(200);
        database.signOut(operator);

        ValidatableResponse answer = call(TOOL, session);

        assertRefused(answer);
        assertThat(EchoTool.RUNS).hasValue(1);
        assertThat(database.event(UUID.fromString(answer.extract().header("X-Event-Id"))).orElseThrow())
                .containsEntry("status", "denied_role").containsEntry("error", "session_ended")
                .containsEntry("caller_id", operator);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "no-uuid", "\0" })
    void aSessionThatIsNoUuidIsRefusedToo(String odd) {
        assertRefused(call(TOOL, odd));
    }

    @Test
    void noCachedResultIsHandedOut() {
        call(ReadingTool.PATH, session).statusCode(200);
        ReadingTool.failWith(ProblemException.upstreamError(500, "The provider failed."));
        call(ReadingTool.PATH, session).statusCode(200).header("X-Stale", "true");
        database.signOut(operator);

        assertRefused(call(ReadingTool.PATH, session));
        database.markDown("socket", Duration.ZERO);
        assertRefused(call(ReadingTool.PATH, session));
    }

    @Test
    void whereThereIsNoSuchTableNothingChanges() {
        database.signOut(operator);
        database.removeSessions();

        call(TOOL, session).statusCode(200);
    }

    @Test
    void aTokenWithoutASessionIsTakenAsBefore() {
        database.signOut(operator);

        call("{\"text\":\"hello\"}").statusCode(200);
    }
}
