package com.insightpulseai.mcp.call;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.testing.DatabaseWire;
import com.insightpulseai.mcp.testing.TestDatabase;
import com.insightpulseai.mcp.testing.TestIssuer;
import com.insightpulseai.mcp.web.problem.ProblemException;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@GovernedTest
class DatabaseOutageTest {

    private final TestDatabase database = TestDatabase.shared();
    private final UUID operator = UUID.randomUUID();

    DatabaseWire wire;

    @BeforeEach
    void freshState() {
        wire.up();
        database.reset();
        database.putSecret("socket_api_key", "secret");
        database.addUser(operator, "ops_operator");
        warmEveryConnection();
        database.reset();
        database.putSecret("socket_api_key", "secret");
        database.addUser(operator, "ops_operator");
        wire.takeRoundTrips();
        EchoTool.RUNS.set(0);
        ReadingTool.recover();
    }

    @AfterEach
    void repair() {
        wire.up();
    }

    /** A connection prepares the two statements when it first runs them; only calls after that are like all others. */
    private void warmEveryConnection() {
        int roundTrips;
        do {
            wire.takeRoundTrips();
            for (int i = 0; i < 4; i++) {
                call("warm").then().statusCode(200);
            }
            roundTrips = wire.takeRoundTrips();
        } while (roundTrips > 4 * 2);
    }

    private RequestSpecification asOperator() {
        return asOperator(TestIssuer.shared().token(operator, "ops_operator"));
    }

    private static RequestSpecification asOperator(String token) {
        return given().auth().preemptive().oauth2(token).contentType(ContentType.JSON);
    }

    private Response call(String text) {
        return asOperator().body("{\"text\":\"" + text + "\"}").post("/providers/socket/scan.repo");
    }

    private Response read() {
        return asOperator().header("Cache-Control", "max-stale").body("{}").post(ReadingTool.PATH);
    }

    @Test
    void anAdmittedCallTakesTwoRoundTrips() {
        call("hello").then().statusCode(200);

        assertThat(wire.takeRoundTrips()).isEqualTo(2);
    }

    @Test
    void aRefusedCallTakesOneRoundTrip() {
        database.addUser(operator, "ops_viewer");

        call("hello").then().statusCode(403);

        assertThat(wire.takeRoundTrips()).isEqualTo(1);
    }

    @Test
    void aWorkflowTakesAsManyRoundTripsAsAUser() {
        String token = TestIssuer.github().githubToken(4711, "refs/heads/main");
        RequestSpecification request = asOperator(token).body("{\"text\":\"hello\"}");
        database.addFederatedCaller(4711, Optional.of("refs/heads/main"), Optional.empty(), "ops_operator");

        request.post("/providers/socket/scan.repo").then().statusCode(200);
        assertThat(wire.takeRoundTrips()).isEqualTo(2);

        database.execute("update ops.federated_callers set tools = '{socket/scan.get}'");
        request.post("/providers/socket/scan.repo").then().statusCode(403);
        assertThat(wire.takeRoundTrips()).isEqualTo(1);

        database.execute("update ops.federated_callers set revoked_at = now()");
        request.post("/providers/socket/scan.repo").then().statusCode(401);
        assertThat(wire.takeRoundTrips()).isEqualTo(1);
    }

    @Test
    void anEndedSessionTakesNoRoundTripOfItsOwn() {
        database.makeSessions();
        try {
            asOperator(TestIssuer.shared().token(operator, "ops_operator", UUID.randomUUID().toString()))
                    .body("{\"text\":\"hello\"}").post("/providers/socket/scan.repo").then().statusCode(403);

            assertThat(wire.takeRoundTrips()).isEqualTo(1);
        } finally {
            database.removeSessions();
        }
    }

    @Test
    void keepingAnAnswerTakesNoMoreAndHandingItOutNeither() {
        read().then().statusCode(200);
        assertThat(wire.takeRoundTrips()).isEqualTo(2);
        ReadingTool.failWith(ProblemException.upstreamError(500, "The provider failed."));

        read().then().statusCode(200).header("X-Stale", "true");
        assertThat(wire.takeRoundTrips()).isEqualTo(2);
        database.markDown("socket", Duration.ZERO);

        read().then().statusCode(200).header("X-Stale", "true");
        assertThat(wire.takeRoundTrips()).isEqualTo(1);
    }

    @Test
    void aCallOfAProviderThatIsKnownToBeDownTakesOneRoundTrip() {
        database.markDown("socket", Duration.ZERO);

        call("hello").then().statusCode(503).body("code", equalTo("circuit_open"));

        assertThat(wire.takeRoundTrips()).isEqualTo(1);
    }

    @Test
    void aRequestWithAKeyTakesTwoRoundTripsAndItsReplayOne() {
        RequestSpecification request = asOperator().header("Idempotency-Key", "key").body("{\"text\":\"hello\"}");
        request.post("/providers/socket/scan.repo").then().statusCode(200);
        assertThat(wire.takeRoundTrips()).isEqualTo(2);

        request.post("/providers/socket/scan.repo").then().statusCode(200).header("Idempotency-Replayed", "true");
        assertThat(wire.takeRoundTrips()).isEqualTo(1);
        assertThat(EchoTool.RUNS).hasValue(1);
    }

    @Test
    void aConnectionThatIsCutDoesNotMakeTheFirstRequestAReplay() {
        RequestSpecification request = asOperator().header("Idempotency-Key", "key").body("{\"text\":\"hello\"}");
        wire.cut();

        request.post("/providers/socket/scan.repo").then().statusCode(200).header("Idempotency-Replayed", nullValue());
    }

    @Test
    void anUnauthenticatedCallTakesNone() {
        given().contentType(ContentType.JSON).body("{}").post("/providers/socket/scan.repo").then().statusCode(401);

        assertThat(wire.takeRoundTrips()).isZero();
    }

    @Test
    void connectionsCutWhileIdleDoNotFailTheNextCall() {
        wire.cut();

        call("hello").then().statusCode(200);

        assertThat(database.events()).hasSize(1);
    }

    @Test
    void withoutADatabaseNoToolRuns() {
        wire.down();

        call("hello").then().statusCode(503)
                .contentType("application/problem+json")
                .body("code", equalTo("unavailable"))
                .header("Retry-After", matchesPattern("\\d+"));

        assertThat(EchoTool.RUNS).hasValue(0);
    }

    @Test
    void serviceIsBackWhenTheDatabaseIs() {
        wire.down();
        call("hello").then().statusCode(503);
        wire.up();

        call("hello").then().statusCode(200);
    }

    @Test
    void anOutageDuringTheToolLeavesTheStartedRowAndTheAnswer() {
        CompletableFuture<Response> answer = CompletableFuture.supplyAsync(() -> call("slow"));
        while (EchoTool.RUNS.get() == 0) {
            Thread.onSpinWait();
        }
        wire.down();

        answer.join().then().statusCode(200);

        assertThat(database.events()).filteredOn(row -> row.get("status").equals("started")).hasSize(1);
    }
}
