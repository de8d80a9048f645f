package com.insightpulseai.mcp.provider.netdata;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.insightpulseai.mcp.provider.netdata.NetdataQuestions.await;
import static com.insightpulseai.mcp.provider.netdata.NetdataQuestions.problem;
import static com.insightpulseai.mcp.testing.ProviderStub.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.provider.netdata.NetdataNode.AlertCounts;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** Nodes of an Agent of either version. */
@QuarkusTest
@TestProfile(NetdataTestProfile.class)
class AgentNodesTest extends PlayedAgent {

    @Test
    void listsTheNodesOfVersion3() {
        netdata.playAgentV3();

        assertThat(await(session().nodes())).singleElement().satisfies(node -> {
            assertThat(node.hostname()).isEqualTo("demo-node-1");
            assertThat(node.state()).isEqualTo("reachable");
            assertThat(node.version()).contains("v2.10.4");
            assertThat(node.nodeId()).isEmpty();
            assertThat(node.os()).isEmpty();
            assertThat(node.alerts()).contains(new AlertCounts(0, 1, 1));
        });
    }

    @Test
    void listsTheNodesOfVersion1() {
        netdata.playAgentV1();

        assertThat(await(session().nodes())).singleElement().satisfies(node -> {
            assertThat(node.hostname()).isEqualTo("demo-node-1");
            assertThat(node.state()).isEqualTo("reachable");
            assertThat(node.version()).contains("v1.37.1");
            assertThat(node.alerts()).contains(new AlertCounts(0, 1, 1));
        });
    }

    @Test
    void tellsAParentsOwnNodeFromThoseThatStreamToItInVersion1() {
        netdata.playAgentV1();
        netdata.playGet("/api/v1/info", json(200, """
                {"version":"v1.37.1","os_name":"Debian GNU/Linux","os_version":"12 (bookworm)","cores_total":"4",
                 "alarms":{"normal":5,"warning":0,"critical":2},"mirrored_hosts_status":[
                 {"hostname":"web2","reachable":false,"hops":1,"node_id":"44444444-aaaa-4444-8888-000000000001"},
                 {"hostname":"parent","reachable":true,"hops":0,"node_id":null}]}"""));

        List<NetdataNode> nodes = await(session().nodes());

        assertThat(nodes).extracting(NetdataNode::hostname).containsExactly("parent", "web2");
        assertThat(nodes.get(0).os()).contains("Debian GNU/Linux 12 (bookworm)");
        assertThat(nodes.get(0).alerts()).contains(new AlertCounts(2, 0, 5));
        assertThat(nodes.get(1).state()).isEqualTo("stale");
        assertThat(nodes.get(1).nodeId()).contains("44444444-aaaa-4444-8888-000000000001");
        assertThat(nodes.get(1).version()).isEmpty();
        assertThat(nodes.get(1).alerts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{\"nodes\":{}}", "{\"nodes\":[{}]}", "{\"nodes\":[null]}", "[]" })
    void refusesNodesOfAnotherForm(String body) {
        netdata.playAgentV3();
        netdata.playGet("/api/v3/nodes", json(200, body));

        assertThat(problem(session().nodes())).hasMessage("Netdata's answer is not what its description promises.");
    }
}
