package com.insightpulseai.mcp.provider.netdata;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.insightpulseai.mcp.provider.netdata.NetdataQuestions.NOTHING;
import static com.insightpulseai.mcp.provider.netdata.NetdataQuestions.PATIENCE;
import static com.insightpulseai.mcp.provider.netdata.NetdataQuestions.TOKENS;
import static com.insightpulseai.mcp.provider.netdata.NetdataQuestions.about;
import static com.insightpulseai.mcp.provider.netdata.NetdataQuestions.await;
import static com.insightpulseai.mcp.provider.netdata.NetdataQuestions.problem;
import static com.insightpulseai.mcp.testing.ProviderStub.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.insightpulseai.mcp.health.HealthCheckAccess;
import com.insightpulseai.mcp.health.HealthStatus;
import com.insightpulseai.mcp.provider.netdata.backend.NetdataAccess;
import com.insightpulseai.mcp.provider.netdata.metrics.MetricTable;
import com.insightpulseai.mcp.provider.netdata.metrics.MetricTable.Row;
import com.insightpulseai.mcp.provider.netdata.metrics.MetricsRequest;
import com.insightpulseai.mcp.provider.netdata.stub.NetdataStub;
import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;

/** Sessions with Netdata Cloud. Its answers are written to its description, for nobody could record any. */
@QuarkusTest
@TestProfile(NetdataCloudTest.InCloud.class)
class NetdataCloudTest {

    private static final String ROOM = "/api/v3/spaces/11111111-aaaa-4444-8888-000000000001"
            + "/rooms/11111111-aaaa-4444-8888-000000000002";
    private static final String DATA = """
            {"api":2,"result":{"labels":["time","44444444-aaaa-4444-8888-000000000001"],"point":{"value":0,"arp":1,"pa":2},
             "data":[[1700000060,[5.25,2.5,0]],[1700000120,[4.5,0,0]]]},
             "view":{"title":"Total CPU utilization","update_every":60,"units":["percentage"],
             "dimensions":{"ids":["44444444-aaaa-4444-8888-000000000001"],"names":["web1"],"units":["percentage"]}}}""";

    @Inject
    NetdataClient client;

    @Inject
    NetdataHealth health;

    NetdataStub netdata;

    @BeforeEach
    void forget() {
        netdata.reset();
    }

    @Test
    void isNotAskedWhatOnlyAnAgentIs() {
        assertThat(problem(session().read(token -> Uni.createFrom().item("asked"))).code()).isEqualTo(ProblemCode.UNAVAILABLE);
        assertThat(problem(session().write(token -> Uni.createFrom().item("asked"))).code()).isEqualTo(ProblemCode.UNAVAILABLE);
    }

    @Test
    void readsMetrics() {
        netdata.stub(post(urlPathEqualTo(ROOM + "/data")).willReturn(json(200, DATA)));

        NetdataSession.Metrics metrics = await(session().metrics(about("system.cpu")));

        assertThat(metrics.api()).isEqualTo("cloud");
        MetricTable table = metrics.tables().get(0);
        assertThat(table.columns()).containsExactly(new MetricTable.Column("web1", Optional.of("percentage")));
        assertThat(table.rows()).containsExactly(
                new Row(Instant.ofEpochSecond(1700000060), List.of(5.25), List.of(2.5)),
                new Row(Instant.ofEpochSecond(1700000120), List.of(4.5), List.of(0.0)));
        assertThat(sent().getHeader("Authorization")).isEqualTo("Bearer cloud-token");
        assertThat(sent().containsHeader("X-Netdata-Auth")).isFalse();
    }

    @Test
    void sendsTheQueryAsItsBody() throws IOException {
        netdata.stub(post(urlPathEqualTo(ROOM + "/data")).willReturn(json(200, DATA)));

        await(session().metrics(new MetricsRequest(List.of("system.cpu"), List.of("web1"), List.of("user"), -3600, 0, 12,
                List.of("node"), Optional.of("sum"), "max")));

        JsonNode body = new ObjectMapper().readTree(sent().getBodyAsString());
        assertThat(body.path("timeout").asLong()).isBetween(1_000L, 20_000L);
        ((ObjectNode) body).remove("timeout");
        assertThat(body).isEqualTo(new ObjectMapper().readTree("""
                {"scope":{"contexts":["system.cpu"],"dimensions":["user"]},
                 "selectors":{"nodes":["web1"],"contexts":["*"],"instances":["*"],"dimensions":["*"],"labels":["*"],
                 "alerts":["*"]},"window":{"after":-3600,"before":0,"points":12},
                 "aggregations":{"metrics":[{"group_by":["node"],"aggregation":"sum"}],"time":{"time_group":"max"}},
                 "format":"json2","options":["jsonwrap","minify","unaligned"]}"""));
    }

    @Test
    void listsTheNodesOfTheRoom() {
        netdata.stub(post(urlPathEqualTo(ROOM + "/nodes")).willReturn(json(200, """
                {"nodes":[{"nd":"44444444-aaaa-4444-8888-000000000001","mg":"33333333-aaaa-4444-8888-000000000001",
                 "nm":"web1","v":"v2.10.4","state":"stale","hw":{"cpus":"4","memory":"8589934592","architecture":"x86_64"},
                 "os":{"nm":"Debian GNU/Linux","v":"12 (bookworm)"},"health":{"alerts":{"critical":1,"warning":2}}}]}""")));

        List<NetdataNode> nodes = await(session().nodes()).readable();

        assertThat(nodes).containsExactly(new NetdataNode("web1", Optional.of("44444444-aaaa-4444-8888-000000000001"), "stale",
                Optional.of("v2.10.4"), Optional.of("Debian GNU/Linux 12 (bookworm)"), Optional.of("x86_64"), Optional.of(4L),
                Optional.of(8589934592L), Optional.of(new NetdataNode.AlertCounts(1, 2, 0))));
        assertThat(sent().getBodyAsString()).isEqualTo("{}");
    }

    @Test
    void isWellWhenTheTokenHasAnAccount() {
        netdata.stub(get(urlPathEqualTo("/api/v2/accounts/me")).willReturn(json(200, "{\"id\":\"1\",\"email\":\"a@b\"}")));

        assertThat(await(health.check(access()))).satisfies(found -> {
            assertThat(found.status()).isEqualTo(HealthStatus.OK);
            assertThat(found.message()).isEqualTo("Netdata Cloud answers.");
        });
    }

    @Test
    void isDownWhenTheTokenIsWrong() {
        netdata.stub(get(urlPathEqualTo("/api/v2/accounts/me")).willReturn(aResponse().withStatus(401)));

        assertThat(await(health.check(access()))).satisfies(found -> {
            assertThat(found.status()).isEqualTo(HealthStatus.DOWN);
            assertThat(found.message()).isEqualTo("Netdata rejected the stored token.");
        });
    }

    @Test
    void saysWhichSecretIsMissing() {
        ProblemException problem = problem(client.session(NOTHING, PATIENCE).nodes());

        assertThat(problem.code()).isEqualTo(ProblemCode.UNAVAILABLE);
        assertThat(problem).hasMessageContaining("netdata_cloud_token");
        assertThat(netdata.requests()).isEmpty();
    }

    @Test
    void saysWhichSettingIsMissing() {
        NetdataAccess withoutRoom = new NetdataAccess(Optional.empty(), Optional.empty(), TOKENS.cloudToken(), TOKENS.space(),
                Optional.empty());

        assertThat(problem(client.session(withoutRoom, PATIENCE).nodes())).hasMessageContaining("setting room");
        assertThat(netdata.requests()).isEmpty();
    }

    private static HealthCheckAccess access() {
        return new HealthCheckAccess(Map.of("netdata_cloud_token", TOKENS.cloudToken().orElseThrow()), Map.of(), PATIENCE);
    }

    private NetdataSession session() {
        return client.session(TOKENS, PATIENCE);
    }

    private LoggedRequest sent() {
        assertThat(netdata.requests()).hasSize(1);
        return netdata.requests().get(0);
    }

    /** Takes the stub's host for Netdata Cloud's. */
    public static class InCloud extends NetdataTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
            overrides.put("mcp.netdata.cloud-host", "127.0.0.1");
            return overrides;
        }
    }
}
