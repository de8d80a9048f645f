package com.insightpulseai.mcp.functions.netdata.nodeslist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.provider.netdata.stub.NetdataFunctionTest;
import com.insightpulseai.mcp.provider.netdata.stub.WireMockNetdata;
import com.insightpulseai.mcp.testing.PostgresResource;
import com.insightpulseai.mcp.testing.TestIssuerResource;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;

/** A function whose tool has an older version; all else about them is tested in the hub. */
@QuarkusTest
@TestProfile(OlderVersionTest.Profile.class)
class OlderVersionTest extends NetdataFunctionTest {

    private static final String TOOL = "/providers/netdata/nodes.list";

    OlderVersionTest() {
        super("netdata/nodes.list", "ops_viewer", Map.of());
    }

    public static class Profile implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("providers.netdata.tools[1].older_schema_versions", "0.9");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(PostgresResource.class), new TestResourceEntry(TestIssuerResource.class),
                    new TestResourceEntry(WireMockNetdata.class));
        }
    }

    @Test
    void aPinnedOlderVersionIsAnsweredByItsOwnEndpoint() {
        pinned(TOOL, "{\"word\":\"once\"}").statusCode(200).header("Schema-Version", "0.9").body("echo", equalTo("once"));
        call("{}").statusCode(200).header("Schema-Version", "1.0").body("total", equalTo(1));
    }

    @Test
    void anInputThatIsNotOfTheOlderVersionLeavesARow() {
        pinned(TOOL, "{\"word\":7}").statusCode(400).body("violations.field", contains("word")).body("instance", equalTo(TOOL));

        assertThat(database.events()).singleElement()
                .satisfies(row -> assertThat(row).containsEntry("tool", "nodes.list").containsEntry("error", "invalid_input"));
    }

    @Test
    void nobodyComesToItByItsPath() {
        pinned(TOOL + "/0.9", "{\"word\":\"once\"}").statusCode(404).body("code", equalTo("unknown_tool"));
    }

    private ValidatableResponse pinned(String path, String input) {
        return as(caller, "ops_viewer").header("Schema-Version", "0.9").body(input).post(path).then();
    }
}
