package com.insightpulseai.mcp.hub;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.hub.sandbox.PlayedProviders;
import com.insightpulseai.mcp.testing.PostgresResource;
import com.insightpulseai.mcp.testing.TestIssuerResource;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/**
 * {@code netdata/nodes.list} with older versions, of which 0.9 has an endpoint of its own and 0.8 has none, and
 * {@code socket/health} with an older version that answers unless the caller pins the present one.
 */
@QuarkusTest
@TestProfile(OlderVersionsTest.Profile.class)
class OlderVersionsTest extends SampleCalls {

    private static final String TOOL = "/providers/netdata/nodes.list";
    private static final String HEALTH = "/providers/socket/health";
    private static final String INPUT_OF_0_9 = "{\"most\":1}";

    public static class Profile implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("providers.netdata.tools[1].older_schema_versions", "0.9,0.8", // nodes.list
                    "providers.socket.tools[5].schema_version", "0.9", // health
                    "providers.socket.tools[5].older_schema_versions", "1.0");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(PostgresResource.class), new TestResourceEntry(TestIssuerResource.class),
                    new TestResourceEntry(PlayedProviders.class));
        }
    }

    @BeforeEach
    void aViewer() {
        database.addUser(caller, "ops_viewer");
    }

    @Test
    void aPinnedOlderVersionIsAnsweredByItsOwnEndpoint() {
        ValidatableResponse answer = call("0.9", INPUT_OF_0_9).statusCode(200)
                .header("Schema-Version", "0.9")
                .body("hosts.size()", equalTo(1)).body("$", not(hasKey("nodes")));

        assertThat(row(answer)).containsEntry("status", "ok").containsEntry("provider", "netdata")
                .containsEntry("tool", "nodes.list").containsEntry("hostname", "127.0.0.1");
        assertThat(row(answer).get("payload")).hasToString("{\"most\": 1}");
    }

    @Test
    void thePresentVersionIsAnsweredByThePresentEndpointPinnedOrNot() {
        viewer().body("{}").post(TOOL).then().statusCode(200)
                .header("Schema-Version", "1.0").body("$", hasKey("nodes"));
        call("1.0", "{}").statusCode(200).header("Schema-Version", "1.0").body("$", hasKey("nodes"));
    }

    @Test
    void aListedVersionWithoutAnEndpointIsAnsweredByThePresentOne() {
        call("0.8", "{}").statusCode(200).header("Schema-Version", "0.8").body("$", hasKey("nodes"));
    }

    @Test
    void aVersionThatIsNotListedIsRefusedWithThoseThereAre() {
        call("0.7", INPUT_OF_0_9).statusCode(400).body("code", equalTo("invalid_input"))
                .body("detail", containsString("1.0, 0.9, 0.8")).body("violations.field", contains("Schema-Version"));

        assertThat(database.events()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"most":11}  | most
            {}           | most
            {"limit":1}  | limit
            {"most":"1"} | most
            []           | ''
            """)
    void anInputIsJudgedByTheRulesOfItsVersion(String input, String field) {
        ValidatableResponse answer = call("0.9", input).statusCode(400)
                .header("Schema-Version", "0.9")
                .body("code", equalTo("invalid_input")).body("violations.field", contains(field))
                .body("instance", equalTo(TOOL));

        assertThat(row(answer)).containsEntry("status", "error").containsEntry("error", "invalid_input")
                .containsEntry("tool", "nodes.list");
        assertThat(providers.provider("netdata").requests()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = { OlderNodesListInHub.PATH, OlderNodesListInHub.PATH + "/", "/providers/netdata/nodes.list%2F0.9",
            "/providers/netdata/nodes.list;v=1/0.9", "/providers/netdata/./nodes.list/0.9" })
    void nobodyComesToItByItsPath(String path) {
        for (String version : List.of("1.0", "0.9")) {
            viewer().header("Schema-Version", version).urlEncodingEnabled(false).body(INPUT_OF_0_9).post(path).then()
                    .statusCode(404).body("code", equalTo("unknown_tool"));
        }
        assertThat(database.events()).isEmpty();
    }

    @Test
    void aProblemNamesThePathThatTheCallerAsked() {
        providers.provider("netdata").answerOnly(Trouble.BROKEN.reply());

        call("0.9", INPUT_OF_0_9).statusCode(502).body("instance", equalTo(TOOL));
        pinned("0.9").get(TOOL).then().statusCode(405).header("Allow", containsString("POST"))
                .body("instance", equalTo(TOOL));
        pinned("0.9").body("{").post(TOOL).then().statusCode(400).body("instance", equalTo(TOOL));
    }

    @Test
    void theRoleIsAskedForAsEver() {
        database.addUser(caller, "none");

        ValidatableResponse answer = call("0.9", INPUT_OF_0_9).statusCode(403).body("instance", equalTo(TOOL));

        assertThat(row(answer)).containsEntry("status", "denied_role").containsEntry("tool", "nodes.list");
    }

    @Test
    void allVersionsShareOneQuota() {
        call("0.9", INPUT_OF_0_9).header("RateLimit", containsString("r=99"));
        call("1.0", "{}").header("RateLimit", containsString("r=98"));
        call("0.9", INPUT_OF_0_9).header("RateLimit", containsString("r=97"));
    }

    @Test
    void theLastGoodAnswerIsOfTheSameVersion() {
        String good = call("0.9", INPUT_OF_0_9).statusCode(200).extract().asString();
        call("0.8", "{}").statusCode(200);
        providers.provider("netdata").answerOnly(Trouble.BROKEN.reply());

        pinned("0.9").header("Cache-Control", "max-stale").body(INPUT_OF_0_9).post(TOOL).then().statusCode(200)
                .header("X-Stale", "true").header("Schema-Version", "0.9").body(equalTo(good));
        // The same input, even the same endpoint; another version all the same.
        pinned("1.0").header("Cache-Control", "max-stale").body("{}").post(TOOL).then().statusCode(502)
                .header("X-Stale", nullValue());
    }

    @Test
    void anOlderVersionMayBeTheOneThatAnswersUnpinned() {
        viewer().body("{}").post(HEALTH).then().statusCode(200).header("Schema-Version", "0.9").body("well", equalTo(true));
        pinned("1.0").body("{}").post(HEALTH).then().statusCode(200).header("Schema-Version", "1.0")
                .body("status", equalTo("ok"));
    }

    @Test
    void anOlderVersionOfHealthIsKeptOutOfCachesToo() {
        pinned("0.9").body("{}").post(HEALTH).then().statusCode(200).header("Cache-Control", "no-store");
    }

    @Test
    void healthIsReadAsEverWhateverVersionIsPinned() {
        given().header("Schema-Version", "0.9").get(HEALTH).then().statusCode(200)
                .body("providers.provider", contains("socket"));
    }

    private ValidatableResponse call(String version, String input) {
        return pinned(version).body(input).post(TOOL).then();
    }

    private RequestSpecification pinned(String version) {
        return viewer().header("Schema-Version", version);
    }

    private RequestSpecification viewer() {
        return as(caller, "ops_viewer");
    }
}
