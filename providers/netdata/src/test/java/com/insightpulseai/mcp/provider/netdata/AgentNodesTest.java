package com.insightpulseai.mcp.provider.netdata;

import static com.insightpulseai.mcp.provider.netdata.NetdataQuestions.await;
import static com.insightpulseai.mcp.provider.netdata.NetdataQuestions.problem;
import static com.insightpulseai.mcp.testing.ProviderStub.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.provider.netdata.NetdataNode.AlertCounts;
import com.insightpulseai.mcp.upstream.Records;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** Nodes of an Agent of either version. */
@QuarkusTest
@TestProfile(NetdataTestProfile.class)
class AgentNodesTest extends StubbedAgent {

    @Test
    void listsTheNodesOfVersion3() {
        netdata.stubAgentV3();

        assertThat(await(session().nodes()).readable()).singleElement().satisfies(node -> {
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
        netdata.stubAgentV1();

        assertThat(await(session().nodes()).readable()).singleElement().satisfies(node -> {
            assertThat(node.hostname()).isEqualTo("demo-node-1");
            assertThat(node.state()).isEqualTo("reachable");
            assertThat(node.version()).contains("v1.37.1");
            assertThat(node.alerts()).contains(new AlertCounts(0, 1, 1));
        });
    }

    @Test
    void tellsAParentsOwnNodeFromThoseThatStreamToItInVersion1() {
        netdata.stubAgentV1();
        netdata.stubGet("/api/v1/info", json(200, """
                {"version":"v1.37.1","os_name":"Debian GNU/Linux","os_version":"12 (bookworm)","cores_total":"4",
                 "alarms":{"normal":5,"warning":0,"critical":2},"mirrored_hosts_status":[
                 {"hostname":"web2","reachable":false,"hops":1,"node_id":"44444444-aaaa-4444-8888-000000000001"},
                 {"hostname":"parent","reachable":true,"hops":0,"node_id":null}]}"""));

        List<NetdataNode> nodes = await(session().nodes()).readable();

        assertThat(nodes).extracting(NetdataNode::hostname).containsExactly("parent", "web2");
        assertThat(nodes.get(0).os()).contains("Debian GNU/Linux 12 (bookworm)");
        assertThat(nodes.get(0).alerts()).contains(new AlertCounts(2, 0, 5));
        assertThat(nodes.get(1).state()).isEqualTo("stale");
        assertThat(nodes.get(1).nodeId()).contains("44444444-aaaa-4444-8888-000000000001");
        assertThat(nodes.get(1).version()).isEmpty();
        assertThat(nodes.get(1).alerts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{\"nodes\":{}}", "[]" })
    void refusesNodesOfAnotherForm(String body) {
        netdata.stubAgentV3();
        netdata.stubGet("/api/v3/nodes", json(200, body));

        assertThat(problem(session().nodes())).hasMessage("Netdata's answer is not what its description promises.");
    }

    @Test
    void listsTheOtherNodesWhereOneIsOdd() {
        netdata.stubAgentV3();
        netdata.stubGet("/api/v3/nodes", json(200, """
                {"nodes":[null,{},7,{"nm":"a","v":{"odd":1},"hw":"none","os":7,"health":{"alerts":{"critical":"many"}}},
                 {"nd":"11111111-aaaa-4444-8888-000000000001"},{"nm":"b","state":null,"health":null}]}"""));

        Records<NetdataNode> nodes = await(session().nodes());

        assertThat(nodes.readable()).extracting(NetdataNode::hostname).containsExactly("11111111-aaaa-4444-8888-000000000001",
                "a", "b");
        assertThat(nodes.readable().get(1).alerts()).as("a number that is not known is not none").isEmpty();
        assertThat(nodes.unreadable()).isEqualTo(3);
    }

    @Test
    void listsTheOtherNodesOfVersion1WhereOneIsOdd() {
        netdata.stubAgentV1();
        netdata.stubGet("/api/v1/info", json(200, """
                {"version":"v1.37.1","alarms":{"normal":"1"},"cores_total":{},"mirrored_hosts_status":[{"hops":1},
                 {"hostname":"own","hops":0,"reachable":"often"},{"hostname":"child","hops":"far"},{"node_id":"id"}]}"""));

        Records<NetdataNode> nodes = await(session().nodes());

        assertThat(nodes.readable()).extracting(NetdataNode::hostname).containsExactly("child", "id", "own");
        assertThat(nodes.readable().get(2).alerts()).isEmpty();
        assertThat(nodes.unreadable()).isEqualTo(1);
    }
}
