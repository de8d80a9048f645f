package com.insightpulseai.mcp.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@GovernedTest
class KnownDownTest extends GovernedCalls {

    private static final String HELLO = "{\"text\":\"hello\"}";
    private static final Duration TRIAL_IS_DUE = Duration.ofSeconds(11);

    @BeforeEach
    void aSoundTool() {
        ReadingTool.recover();
    }

    @Test
    void callsOfAProviderThatIsKnownToBeDownAreRefusedAuditedAndNotCounted() {
        database.markDown("socket", Duration.ZERO);

        call(HELLO).statusCode(503).contentType("application/problem+json")
                .body("code", equalTo("circuit_open"))
                .body("detail", equalTo("socket has failed several times in a row; it is left alone for a while."))
                .body("event_id", equalTo(onlyEvent().get("id").toString()))
                .header("Retry-After", matchesPattern("[1-9]|10"))
                .header("RateLimit", nullValue());

        assertThat(onlyEvent()).containsEntry("status", "error").containsEntry("error", "circuit_open");
        assertThat(EchoTool.RUNS).hasValue(0);
        database.execute("delete from ops.provider_state");
        call(HELLO).statusCode(200).header("RateLimit", containsString("r=49"));
    }

    @Test
    void oneCallIsLetThroughToTryAndTheOthersAreRefusedMeanwhile() {
        database.markDown("socket", TRIAL_IS_DUE);

        call("{\"text\":\"upstream\"}").statusCode(502);
        call(HELLO).statusCode(503).body("code", equalTo("circuit_open"));

        assertThat(EchoTool.RUNS).hasValue(1);
    }

    @Test
    void aTrialThatGoesWellEndsTheRefusals() {
        database.markDown("socket", TRIAL_IS_DUE);

        call(HELLO).statusCode(200);
        call(HELLO).statusCode(200);
    }

    @Test
    void whatIsWrongWithTheCallItselfIsToldFirst() {
        database.markDown("socket", Duration.ZERO);
        UUID viewer = UUID.randomUUID();
        database.addUser(viewer, "ops_viewer");

        call("{}").statusCode(400).body("code", equalTo("invalid_input"));
        as(viewer, "ops_viewer").body(HELLO).post(TOOL).then().statusCode(403);
    }

    @Test
    void theLastGoodAnswerStandsInForTheRefusal() {
        String good = read("no-cache").statusCode(200).extract().asString();
        database.markDown("socket", Duration.ZERO);

        read("max-stale=60").statusCode(200).header("X-Stale", "true").header("Age", matchesPattern("\\d"))
                .header("X-Event-Id", matchesPattern("[0-9a-f-]{36}")).header("Schema-Version", "1.0")
                .body(equalTo(good));
        read("no-cache").statusCode(503).body("code", equalTo("circuit_open")).header("X-Stale", nullValue());

        assertThat(ReadingTool.RUNS).hasValue(1);
        assertThat(database.events()).filteredOn(row -> "circuit_open".equals(row.get("error"))).hasSize(2)
                .first().extracting(row -> row.get("result").toString()).asString().contains("stale_age_s");
    }

    private ValidatableResponse read(String cacheControl) {
        return asOperator().header("Cache-Control", cacheControl).body("{}").post(ReadingTool.PATH).then();
    }
}
