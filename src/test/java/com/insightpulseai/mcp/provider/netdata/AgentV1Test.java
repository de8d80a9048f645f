package com.insightpulseai.mcp.provider.netdata;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.insightpulseai.mcp.provider.netdata.NetdataQuestions.about;
import static com.insightpulseai.mcp.provider.netdata.NetdataQuestions.await;
import static com.insightpulseai.mcp.provider.netdata.NetdataQuestions.problem;
import static com.insightpulseai.mcp.provider.netdata.NetdataQuestions.query;
import static com.insightpulseai.mcp.testing.NetdataStub.AGENT_V1;
import static com.insightpulseai.mcp.testing.NetdataStub.UNKNOWN_CONTEXT;
import static com.insightpulseai.mcp.testing.NetdataStub.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.provider.netdata.MetricTable.Column;
import com.insightpulseai.mcp.provider.netdata.MetricTable.Row;
import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;
import com.insightpulseai.mcp.web.problem.Violation;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** Metrics of an Agent of version 1, in the form of those of version 3. */
@QuarkusTest
@TestProfile(NetdataTestProfile.class)
class AgentV1Test extends PlayedAgent {

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
}
