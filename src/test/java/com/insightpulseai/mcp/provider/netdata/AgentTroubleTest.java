package com.insightpulseai.mcp.provider.netdata;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.insightpulseai.mcp.provider.netdata.NetdataQuestions.NOTHING;
import static com.insightpulseai.mcp.provider.netdata.NetdataQuestions.PATIENCE;
import static com.insightpulseai.mcp.provider.netdata.NetdataQuestions.TOKENS;
import static com.insightpulseai.mcp.provider.netdata.NetdataQuestions.about;
import static com.insightpulseai.mcp.provider.netdata.NetdataQuestions.await;
import static com.insightpulseai.mcp.provider.netdata.NetdataQuestions.problem;
import static com.insightpulseai.mcp.testing.NetdataStub.AGENT_V3;
import static com.insightpulseai.mcp.testing.NetdataStub.recorded;
import static com.insightpulseai.mcp.testing.ProviderStub.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.github.tomakehurst.wiremock.http.Fault;
import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** What becomes of an Agent that answers badly, or not at all, or wants a token. */
@QuarkusTest
@TestProfile(NetdataTestProfile.class)
class AgentTroubleTest extends PlayedAgent {

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
}
