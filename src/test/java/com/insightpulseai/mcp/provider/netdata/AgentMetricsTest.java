package com.insightpulseai.mcp.provider.netdata;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.insightpulseai.mcp.provider.netdata.NetdataQuestions.about;
import static com.insightpulseai.mcp.provider.netdata.NetdataQuestions.await;
import static com.insightpulseai.mcp.provider.netdata.NetdataQuestions.problem;
import static com.insightpulseai.mcp.provider.netdata.NetdataQuestions.query;
import static com.insightpulseai.mcp.testing.ProviderStub.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.provider.netdata.MetricTable.Column;
import com.insightpulseai.mcp.provider.netdata.MetricTable.Row;
import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** Metrics of an Agent of version 3. */
@QuarkusTest
@TestProfile(NetdataTestProfile.class)
class AgentMetricsTest extends PlayedAgent {

    @Test
    void readsMetricsOfVersion3OldestFirst() {
        netdata.playAgentV3();

        NetdataSession.Metrics metrics = await(session().metrics(about("system.cpu")));

        assertThat(metrics.api()).isEqualTo("agent_v3");
        MetricTable table = metrics.tables().get(0);
        assertThat(table.context()).isEqualTo("system.cpu");
        assertThat(table.title()).contains("Total CPU utilization");
        assertThat(table.interval()).contains(10);
        assertThat(table.columns()).hasSize(9).contains(new Column("user", Optional.of("percentage")));
        assertThat(table.rows()).extracting(Row::time).containsExactly(Instant.ofEpochSecond(1795346774),
                Instant.ofEpochSecond(1795346784), Instant.ofEpochSecond(1795346794));
        assertThat(table.rows().get(0).values()).startsWith(0.0, 0.0, 0.15).contains(85.168284);
        assertThat(table.rows().get(0).anomalyRates()).hasSize(9).containsOnly(0.0);
    }

    @Test
    void alwaysNamesAContextAndBoundsThePoints() {
        netdata.playAgentV3();

        await(session()
                .metrics(new MetricsRequest(List.of("system.cpu"), List.of("demo-node-1", "web2"), List.of("user", "a b"),
                        -3600, -60, 12, List.of("node", "dimension"), Optional.of("max"), "min")));

        assertThat(sent(DATA).getUrl()).isEqualTo("/api/v3/data?scope_contexts=system.cpu&scope_nodes=demo-node-1%2Cweb2"
                + "&dimensions=user%2Ca+b&after=-3600&before=-60&points=12&group_by=node%2Cdimension&aggregation=max"
                + "&time_group=min&options=jsonwrap%2Cminify%2Cunaligned");
    }

    @Test
    void leavesOutWhatIsNotAsked() {
        netdata.playAgentV3();

        await(session().metrics(about("system.cpu")));

        assertThat(sent(DATA).getUrl()).isEqualTo("/api/v3/data?scope_contexts=system.cpu&after=-60&before=0&points=6"
                + "&group_by=dimension&aggregation=avg&time_group=average&options=jsonwrap%2Cminify%2Cunaligned");
    }

    @Test
    void namesColumnsByNodesNotByTheirMachines() {
        netdata.playAgentV3();

        MetricTable table = metrics(query(List.of("system.ram"), List.of(), List.of(), List.of("node", "dimension"),
                Optional.empty()));

        assertThat(table.columns()).extracting(Column::label).containsExactly("free,demo-node-1", "used,demo-node-1",
                "cached,demo-node-1", "buffers,demo-node-1");
    }

    @Test
    void asksForEachContextByItself() {
        netdata.playAgentV3();

        List<MetricTable> tables = await(session().metrics(about("system.cpu", "system.load", "system.io"))).tables();

        assertThat(tables).extracting(MetricTable::context).containsExactly("system.cpu", "system.load", "system.io");
        assertThat(netdata.requests()).filteredOn(request -> request.getUrl().startsWith(DATA)).hasSize(3);
    }

    @Test
    void readsGapsAsNulls() {
        playData(json(200, """
                {"result":{"labels":["time","a"],"point":{"value":0,"arp":1,"pa":2},
                 "data":[[20,[1.5,null,0]],[10,[null,0,1]]]},"view":{"dimensions":{"names":["a"]}}}"""));

        assertThat(metrics(about("x")).rows()).containsExactly(
                new Row(Instant.ofEpochSecond(10), Arrays.asList((Double) null), List.of(0.0)),
                new Row(Instant.ofEpochSecond(20), List.of(1.5), Arrays.asList((Double) null)));
    }

    @Test
    void leavesWhatElseACellHolds() {
        playData(json(200, """
                {"result":{"labels":["time","a"],"point":{"value":0,"arp":1,"pa":2,"hidden":3},
                 "data":[[10,[1.5,0,0,{"x":[1]}]]]}}"""));

        assertThat(metrics(about("x")).rows()).containsExactly(
                new Row(Instant.ofEpochSecond(10), List.of(1.5), List.of(0.0)));
    }

    @Test
    void readsNoMoreThanFiftyColumns() {
        String labels = "\"d\",".repeat(59) + "\"d\"";
        String cells = "[1,0,0],".repeat(59) + "[1,0,0]";
        playData(json(200, "{\"result\":{\"labels\":[\"time\",%s],\"data\":[[1,%s]]}}".formatted(labels, cells)));

        MetricTable table = metrics(about("x"));

        assertThat(table.columns()).hasSize(50);
        assertThat(table.columnsTotal()).isEqualTo(60);
        assertThat(table.rows().get(0).values()).hasSize(50);
    }

    @ParameterizedTest
    @ValueSource(strings = { "[]", "{}", "{\"result\":{}}", "{\"result\":{\"labels\":[],\"data\":[]}}",
            "{\"result\":{\"labels\":[\"time\",\"a\"]}}", "{\"result\":{\"labels\":[\"time\",\"a\"],\"data\":[[1]]}}",
            "{\"result\":{\"labels\":[\"time\",\"a\"],\"data\":[[1,2,3]]}}",
            "{\"result\":{\"labels\":[\"time\",\"a\"],\"data\":[[\"1\",2]]}}",
            "{\"result\":{\"labels\":[\"time\",\"a\"],\"data\":[[-1,2]]}}",
            "{\"result\":{\"labels\":[\"time\",\"a\"],\"data\":[[99999999999999,2]]}}",
            "{\"result\":{\"labels\":[\"time\",\"a\"],\"data\":[[1,\"2\"]]}}",
            "{\"result\":{\"labels\":[\"time\",\"a\"],\"data\":[[1,[]]]}}",
            "{\"result\":{\"labels\":[\"time\",\"a\"],\"data\":[[1,{}]]}}",
            "{\"result\":{\"labels\":[\"time\",\"a\"],\"data\":[1,2]}}",
            "{\"result\":{\"labels\":[\"time\",\"a\"],\"data\":[[1,[2,0]]], \"point\":{\"value\":1,\"arp\":0}}}",
            "{\"result\":{\"labels\":[\"time\",\"a\"],\"data\":[[1,2]", "null", "", "x" })
    void refusesAnAnswerOfAnotherForm(String body) {
        playData(json(200, body));

        ProblemException problem = problem(session().metrics(about("x")));

        assertThat(problem.code()).isEqualTo(ProblemCode.UPSTREAM_ERROR);
        assertThat(problem).hasMessage("Netdata's answer is not what its description promises.");
    }

    @Test
    void refusesMoreRowsThanAnybodyAskedFor() {
        playData(json(200, "{\"result\":{\"labels\":[\"time\"],\"data\":[%s[1]]}}".formatted("[1],".repeat(1_000))));

        assertThat(problem(session().metrics(about("x"))).code()).isEqualTo(ProblemCode.UPSTREAM_ERROR);
    }
}
