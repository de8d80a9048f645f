package com.insightpulseai.mcp.provider.netdata;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.insightpulseai.mcp.provider.netdata.NetdataQuestions.NOTHING;
import static com.insightpulseai.mcp.provider.netdata.NetdataQuestions.PATIENCE;
import static com.insightpulseai.mcp.provider.netdata.NetdataQuestions.TOKENS;
import static com.insightpulseai.mcp.provider.netdata.NetdataQuestions.about;
import static com.insightpulseai.mcp.provider.netdata.NetdataQuestions.await;
import static com.insightpulseai.mcp.provider.netdata.NetdataQuestions.problem;
import static com.insightpulseai.mcp.provider.netdata.NetdataQuestions.query;
import static com.insightpulseai.mcp.testing.NetdataStub.AGENT_V1;
import static com.insightpulseai.mcp.testing.NetdataStub.AGENT_V3;
import static com.insightpulseai.mcp.testing.NetdataStub.UNKNOWN_CONTEXT;
import static com.insightpulseai.mcp.testing.NetdataStub.recorded;
import static com.insightpulseai.mcp.testing.ProviderStub.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;

import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.insightpulseai.mcp.problem.ProblemCode;
import com.insightpulseai.mcp.problem.ProblemException;
import com.insightpulseai.mcp.problem.Violation;
import com.insightpulseai.mcp.provider.netdata.MetricTable.Column;
import com.insightpulseai.mcp.provider.netdata.MetricTable.Row;
import com.insightpulseai.mcp.provider.netdata.NetdataNode.AlertCounts;
import com.insightpulseai.mcp.testing.NetdataStub;
import com.insightpulseai.mcp.upstream.Upstreams;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** Sessions with an Agent of either version. */
@QuarkusTest
@TestProfile(NetdataTestProfile.class)
class AgentSessionTest {

    private static final String DATA = "/api/v3/data";

    @Inject
    NetdataClient client;

    @Inject
    @RestClient
    NetdataApi api;

    @Inject
    Upstreams upstreams;

    NetdataStub netdata;

    @BeforeEach
    void forget() {
        netdata.reset();
    }

    @AfterEach
    void keepToTheContract() {
        netdata.assertContractKept();
    }

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

    @Test
    void stopsReadingWhatIsTooLarge() {
        playData(json(200, "{\"x\":\"" + "x".repeat(5_500_000) + "\"}"));

        assertThat(problem(session().metrics(about("x")))).hasMessage(
                "Netdata's answer is too large; ask for fewer points, dimensions or nodes, or group them.");
    }

    @Test
    void refusesAPageForPeople() {
        playData(aResponse().withStatus(200).withHeader("Content-Type", "text/html").withBody("<html>dashboard</html>"));

        assertThat(problem(session().metrics(about("x"))).code()).isEqualTo(ProblemCode.UPSTREAM_ERROR);
    }

    @Test
    void refusesAPageForPeopleInsteadOfAnAgent() {
        netdata.playGet("/api/v3/info",
                aResponse().withStatus(200).withHeader("Content-Type", "text/html").withBody("<html>dashboard</html>"));

        assertThat(problem(session().nodes()).code()).isEqualTo(ProblemCode.UPSTREAM_ERROR);
    }

    @Test
    void givesUpOnAnAnswerThatDoesNotCome() {
        playData(recorded(AGENT_V3, "v3-data.json").withFixedDelay(5_000));

        assertThat(problem(client.session(NOTHING, Duration.ofMillis(800)).metrics(about("x"))).code())
                .isEqualTo(ProblemCode.UPSTREAM_TIMEOUT);
    }

    @Test
    void givesUpOnAnAnswerThatDrips() {
        playData(recorded(AGENT_V3, "v3-data.json").withChunkedDribbleDelay(20, 10_000));

        assertThat(problem(client.session(NOTHING, Duration.ofMillis(800)).metrics(about("x"))).code())
                .isEqualTo(ProblemCode.UPSTREAM_TIMEOUT);
    }

    @Test
    void tellsThatAConnectionBroke() {
        playData(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        assertThat(problem(session().metrics(about("x")))).hasMessage("Netdata could not be reached, or broke off.");
    }

    @Test
    void saysWhatTheAgentLacksWhereItWantsAToken() {
        netdata.playProtectedAgent();

        ProblemException problem = problem(session().metrics(about("system.cpu")));

        assertThat(problem.code()).isEqualTo(ProblemCode.UPSTREAM_REJECTED_CREDENTIALS);
        assertThat(problem.upstreamStatus()).hasValue(412);
    }

    @Test
    void sendsTheBearerTokenInNetdatasOwnHeader() {
        netdata.playAgentV3();

        await(client.session(TOKENS, PATIENCE).metrics(about("system.cpu")));

        assertThat(netdata.requests()).hasSize(2).allSatisfy(request -> {
            assertThat(request.getHeader("X-Netdata-Auth")).isEqualTo("Bearer bearer-token");
            assertThat(request.containsHeader("Authorization")).isFalse();
        });
    }

    @Test
    void sendsNoTokenWhereThereIsNone() {
        netdata.playAgentV3();

        await(session().nodes());

        assertThat(netdata.requests())
                .allSatisfy(request -> assertThat(request.containsHeader("X-Netdata-Auth")).isFalse());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "451|UPSTREAM_ERROR|The Netdata Agent offers this through Netdata Cloud only.",
            "403|UPSTREAM_REJECTED_CREDENTIALS|Netdata does not allow this with the stored token or key, or not from this "
                    + "address.",
            "500|UPSTREAM_ERROR|Netdata answered with status 500." })
    void explainsWhatAnAgentMeans(int status, ProblemCode code, String message) {
        playData(aResponse().withStatus(status).withHeader("Content-Type", "text/plain").withBody("secret of the agent"));

        ProblemException problem = problem(session().metrics(about("x")));

        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem).hasMessage(message);
        assertThat(problem.upstreamStatus()).hasValue(status);
    }

    @Test
    void readsMetricsOfVersion1InTheSameForm() {
        netdata.playAgentV1();

        NetdataSession.Metrics metrics = await(session().metrics(about("system.cpu")));

        assertThat(metrics.api()).isEqualTo("agent_v1");
        MetricTable table = metrics.tables().get(0);
        assertThat(table.title()).contains("Total CPU utilization");
        assertThat(table.interval()).contains(20);
        assertThat(table.columns()).hasSize(9).contains(new Column("user", Optional.of("percentage")));
        assertThat(table.rows()).extracting(Row::time).containsExactly(Instant.ofEpochSecond(1795344580),
                Instant.ofEpochSecond(1795344600), Instant.ofEpochSecond(1795344620));
        assertThat(table.rows().get(2).values()).contains(63.859635);
        assertThat(table.rows().get(2).anomalyRates()).hasSize(9).containsOnlyNulls();
        assertThat(sent("/api/v1/data").getUrl()).isEqualTo("/api/v1/data?context=system.cpu&after=-60&before=0&points=6"
                + "&group=average&format=json&options=jsonwrap%2Cseconds%2Cunaligned");
    }

    @Test
    void tellsInstancesApartInVersion1() {
        netdata.playAgentV1();

        MetricTable table = metrics(about("disk.space"));

        assertThat(table.columns()).extracting(Column::label).contains("avail,disk_space._", "avail,disk_space._dev_shm");
        assertThat(table.columns()).extracting(Column::unit).containsOnly(Optional.of("GiB"));
    }

    @Test
    void asksVersion1ForOneNodeByItsName() {
        netdata.playAgentV1();
        netdata.playGet("/host/web2/api/v1/data", recorded(AGENT_V1, "data-context.json"));
        netdata.playGet("/host/web2/api/v1/context", recorded(AGENT_V1, "context-system.cpu.json"));

        MetricTable table = metrics(
                query(List.of("system.cpu"), List.of("web2"), List.of("user"), List.of(), Optional.empty()));

        assertThat(table.rows()).hasSize(3);
        assertThat(sent("/host/web2/api/v1/data").getUrl()).contains("dimensions=user");
    }

    @Test
    void refusesWhatVersion1CannotDo() {
        netdata.playAgentV1();

        ProblemException problem = problem(session().metrics(
                query(List.of("system.cpu"), List.of("a", "b"), List.of(), List.of("node"), Optional.of("sum"))));

        assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_INPUT);
        assertThat(problem.violations()).extracting(Violation::field).containsExactly("nodes", "group_by", "aggregation");
    }

    @Test
    void saysTheSameOfAnUnknownContextInBothVersions() {
        netdata.playAgentV3();
        ProblemException inVersion3 = problem(session().metrics(about(UNKNOWN_CONTEXT)));
        netdata.reset();
        netdata.playAgentV1();
        ProblemException inVersion1 = problem(session().metrics(about(UNKNOWN_CONTEXT)));

        assertThat(inVersion3.code()).isEqualTo(ProblemCode.UNKNOWN_RESOURCE).isEqualTo(inVersion1.code());
        assertThat(inVersion3).hasMessage(
                "Netdata has no metrics of the context nope.nope for these nodes, dimensions and times.")
                .hasMessage(inVersion1.getMessage());
    }

    @Test
    void namesTheUnknownContextOfSeveral() {
        netdata.playAgentV3();

        assertThat(problem(session().metrics(about("system.cpu", UNKNOWN_CONTEXT)))).hasMessageContaining(UNKNOWN_CONTEXT);
    }

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

    @Test
    void remembersTheVersion() {
        netdata.playAgentV3();
        AgentVersions versions = versions(Duration.ofMinutes(5));

        await(remembering(versions).nodes());
        await(remembering(versions).nodes());

        assertThat(netdata.requests()).extracting(LoggedRequest::getUrl).containsExactly("/api/v3/info",
                "/api/v3/nodes?options=minify", "/api/v3/nodes?options=minify");
    }

    @Test
    void asksForTheVersionAgainAfterAWhile() {
        netdata.playAgentV1();
        AgentVersions versions = versions(Duration.ZERO);

        await(remembering(versions).nodes());
        await(remembering(versions).nodes());

        assertThat(netdata.requests()).extracting(LoggedRequest::getUrl).containsExactly("/api/v3/info", "/api/v1/info",
                "/api/v3/info", "/api/v1/info");
    }

    @Test
    void asksForTheVersionAgainOnceAnOlderAgentTookTheNewOnesPlace() {
        netdata.playAgentV3();
        AgentVersions versions = versions(Duration.ofMinutes(5));
        await(remembering(versions).nodes());
        netdata.reset();
        netdata.playAgentV1();
        netdata.playGet("/api/v3/nodes", recorded(AGENT_V1, "err-v3-info.txt"));

        assertThat(problem(remembering(versions).nodes()).upstreamStatus()).hasValue(404);
        assertThat(await(remembering(versions).nodes())).hasSize(1);
    }

    @Test
    void remembersNoVersionWhereThereWasNoAnswer() {
        netdata.playGet("/api/v3/info", aResponse().withStatus(503));
        AgentVersions versions = versions(Duration.ofMinutes(5));

        assertThat(problem(remembering(versions).nodes()).upstreamStatus()).hasValue(503);
        assertThat(versions.known()).isEmpty();
    }

    private NetdataSession remembering(AgentVersions versions) {
        return new NetdataSession(api, NOTHING, versions, upstreams.open(new NetdataDialect(), PATIENCE));
    }

    private static AgentVersions versions(Duration memory) {
        return new AgentVersions(new NetdataConfig() {

            @Override
            public String cloudHost() {
                return "";
            }

            @Override
            public Duration versionMemory() {
                return memory;
            }
        });
    }

    private NetdataSession session() {
        return client.session(NOTHING, PATIENCE);
    }

    private MetricTable metrics(MetricsRequest query) {
        return await(session().metrics(query)).tables().get(0);
    }

    private LoggedRequest sent(String path) {
        return netdata.requests().stream().filter(request -> request.getUrl().startsWith(path + "?")).findFirst().orElseThrow();
    }

    private void playData(ResponseDefinitionBuilder answer) {
        netdata.playAgentV3();
        netdata.play(get(urlPathEqualTo(DATA)).willReturn(answer));
    }
}
