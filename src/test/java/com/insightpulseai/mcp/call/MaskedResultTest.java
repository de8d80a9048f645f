package com.insightpulseai.mcp.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.testing.LoggedLines;
import com.insightpulseai.mcp.web.problem.ProblemException;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;

/** A provider that repeats a request's headers must not hand its own key to the caller. */
@QuarkusTest
@GovernedTest
class MaskedResultTest extends GovernedCalls {

    @AfterEach
    void recover() {
        ReadingTool.recover();
    }

    private ValidatableResponse read() {
        return asOperator().header("Cache-Control", "max-stale").body("{}").post(ReadingTool.PATH).then();
    }

    @Test
    void theCallerGetsTheResultWithoutTheKey() {
        String body = call("{\"text\":\"repeat the key\"}").statusCode(200)
                .contentType("application/json")
                .header("X-Masked", "true")
                .body("text", equalTo("Authorization: Bearer ***"))
                .body("thread", startsWith("Basic "))
                .body("saw_secret", equalTo(true))
                .extract().asString();

        assertThat(body).doesNotContain(SECRET).doesNotContain("dmF1bHQtdGV4dC1vZi1zb2NrZX");
    }

    @Test
    void theRowAndTheLogNameTheSecretAndDoNotHoldIt() {
        try (LoggedLines log = new LoggedLines()) {
            call("{\"text\":\"repeat the key\"}").statusCode(200);

            assertThat(onlyEvent()).containsEntry("status", "ok").containsEntry("result", "{\"masked\": [\"socket_api_key\"]}");
            assertThat(log.lines()).filteredOn(line -> line.contains("socket_api_key")).hasSize(1);
            assertThat(log.lines()).noneMatch(line -> line.contains(SECRET));
        }
    }

    @Test
    void itIsNotKeptForALaterFailure() {
        ReadingTool.TROUBLE.set(Optional.of(Uni.createFrom().item(new ReadingTool.Output(1, "key " + SECRET, ""))));
        read().statusCode(200).header("X-Masked", "true").body("text", equalTo("key ***"));
        ReadingTool.failWith(ProblemException.upstreamError(500, "The provider failed."));

        read().statusCode(502);

        assertThat(database.query("select result from ops.cached_results")).isEmpty();
    }

    @Test
    void otherResultsAreTheToolsOwn() {
        String headers = call("{\"text\":\"hello\"}").statusCode(200).extract().headers().toString();

        assertThat(headers).doesNotContain("X-Masked");
    }
}
