package com.insightpulseai.mcp.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.hub.sandbox.PlayedProviders;
import com.insightpulseai.mcp.testing.PostgresResource;
import com.insightpulseai.mcp.testing.TestIssuerResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** A caller says how large an answer may be, and the list is cut so that it can be read to its end all the same. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TestIssuerResource.class)
@QuarkusTestResource(PlayedProviders.class)
class AnswerLimitTest extends SampleCalls {

    private static final String FINDINGS = "/providers/socket/findings.list";
    private static final int LIMIT = 4_096;

    @Test
    void theToolCutsItsListAndSaysWhereItGoesOn() {
        database.addUser(caller, "ops_viewer");
        JsonPath whole = findings(262_144, "{\"limit\":200}");
        JsonPath cut = findings(LIMIT, "{\"limit\":200}");

        assertThat(whole.prettify().length()).isGreaterThan(LIMIT);
        assertThat(cut.getList("findings")).hasSizeLessThan(whole.getList("findings").size()).isNotEmpty();
        assertThat(cut.getBoolean("truncated")).isTrue();
        JsonPath rest = findings(LIMIT, "{\"limit\":200,\"cursor\":\"" + cut.getString("next_cursor") + "\"}");
        assertThat(rest.getList("findings.key")).isNotEmpty().doesNotContainAnyElementsOf(cut.getList("findings.key"));
    }

    private JsonPath findings(int limit, String input) {
        String answer = as(caller, "ops_viewer").header("Answer-Limit", limit).body(input).post(FINDINGS).then().statusCode(200)
                .extract().asString();
        assertThat(answer.length()).isLessThan(limit);
        return new JsonPath(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = { "4095", "262145", "0", "-5000", "5e3", "many", "5000,6000", "00000005000" })
    void anythingButANumberOfBytesWithinTheBoundsIsRefused(String limit) {
        database.addUser(caller, "ops_viewer");

        as(caller, "ops_viewer").header("Answer-Limit", limit).body("{}").post(FINDINGS).then().statusCode(400)
                .body("code", equalTo("invalid_input")).body("violations.field", hasItem("Answer-Limit"));
    }
}
