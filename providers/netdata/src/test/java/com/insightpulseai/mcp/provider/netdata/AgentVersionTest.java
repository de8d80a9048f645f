package com.insightpulseai.mcp.provider.netdata;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.insightpulseai.mcp.provider.netdata.NetdataQuestions.NOTHING;
import static com.insightpulseai.mcp.provider.netdata.NetdataQuestions.PATIENCE;
import static com.insightpulseai.mcp.provider.netdata.NetdataQuestions.about;
import static com.insightpulseai.mcp.provider.netdata.NetdataQuestions.await;
import static com.insightpulseai.mcp.provider.netdata.NetdataQuestions.problem;
import static com.insightpulseai.mcp.provider.netdata.stub.NetdataStub.AGENT_V1;
import static com.insightpulseai.mcp.provider.netdata.stub.NetdataStub.recorded;
import static com.insightpulseai.mcp.testing.ProviderStub.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import jakarta.inject.Inject;

import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.insightpulseai.mcp.provider.netdata.backend.AgentVersions;
import com.insightpulseai.mcp.provider.netdata.backend.NetdataApi;
import com.insightpulseai.mcp.provider.netdata.backend.NetdataConfig;
import com.insightpulseai.mcp.upstream.Upstreams;
import com.insightpulseai.mcp.web.problem.ProblemCode;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** How long it is remembered which version an Agent speaks. */
@QuarkusTest
@TestProfile(NetdataTestProfile.class)
class AgentVersionTest extends StubbedAgent {

    @Inject
    @RestClient
    NetdataApi api;

    @Inject
    Upstreams upstreams;

    @Test
    void remembersTheVersion() {
        netdata.stubAgentV3();
        AgentVersions versions = versions(Duration.ofMinutes(5));

        await(remembering(versions).nodes());
        await(remembering(versions).nodes());

        assertThat(netdata.requests()).extracting(LoggedRequest::getUrl).containsExactly("/api/v3/info",
                "/api/v3/nodes?options=minify", "/api/v3/nodes?options=minify");
    }

    @Test
    void asksForTheVersionAgainAfterAWhile() {
        netdata.stubAgentV1();
        AgentVersions versions = versions(Duration.ZERO);

        await(remembering(versions).nodes());
        await(remembering(versions).nodes());

        assertThat(netdata.requests()).extracting(LoggedRequest::getUrl).containsExactly("/api/v3/info", "/api/v1/info",
                "/api/v3/info", "/api/v1/info");
    }

    @Test
    void asksForTheVersionAgainOnceAnOlderAgentTookTheNewOnesPlace() {
        netdata.stubAgentV3();
        AgentVersions versions = versions(Duration.ofMinutes(5));
        await(remembering(versions).nodes());
        netdata.reset();
        netdata.stubAgentV1();
        netdata.stubGet("/api/v3/nodes", recorded(AGENT_V1, "err-v3-info.txt"));

        assertThat(problem(remembering(versions).nodes()).upstreamStatus()).hasValue(404);
        assertThat(await(remembering(versions).nodes()).readable()).hasSize(1);
    }

    @Test
    void remembersNoVersionWhereThereWasNoAnswer() {
        netdata.stubGet("/api/v3/info", aResponse().withStatus(503));
        AgentVersions versions = versions(Duration.ofMinutes(5));

        assertThat(problem(remembering(versions).nodes()).upstreamStatus()).hasValue(503);
        assertThat(versions.known()).isEmpty();
    }

    /** A proxy that cannot reach a restarting Agent knows none of its addresses. */
    @Test
    void concludesNoOlderVersionFromAnAddressThatIsNotFound() {
        netdata.stubGet("/api/v3/info", aResponse().withStatus(404));
        netdata.stubGet("/api/v1/info", aResponse().withStatus(404));
        AgentVersions versions = versions(Duration.ofMinutes(5));
        assertThat(problem(remembering(versions).nodes()).upstreamStatus()).hasValue(404);
        assertThat(problem(remembering(versions).nodes()).upstreamStatus()).hasValue(404);
        assertThat(versions.known()).isEmpty();
        netdata.reset();
        netdata.stubAgentV3();

        await(remembering(versions).nodes());

        assertThat(netdata.requests()).extracting(LoggedRequest::getUrl).containsExactly("/api/v3/info",
                "/api/v3/nodes?options=minify");
    }

    @Test
    void asksAnOlderAgentForItsVersionAtEveryCallSinceItMayHaveBeenUpgraded() {
        netdata.stubAgentV1();
        AgentVersions versions = versions(Duration.ofMinutes(5));
        await(remembering(versions).nodes());
        await(remembering(versions).nodes());
        assertThat(netdata.requests()).extracting(LoggedRequest::getUrl).containsExactly("/api/v3/info", "/api/v1/info",
                "/api/v1/info");
        netdata.reset();
        netdata.stubAgentV3();

        assertThat(await(remembering(versions).metrics(about("system.cpu"))).api()).isEqualTo("agent_v3");
        assertThat(versions.known()).contains(AgentVersions.Version.V3);
    }

    @Test
    void believesAnAgentThatItIsNewerAlthoughAnAddressOfVersion3WasNotFound() {
        netdata.stubAgentV3();
        netdata.stubGet("/api/v3/info", aResponse().withStatus(404));

        assertThat(await(remembering(versions(Duration.ofMinutes(5))).metrics(about("system.cpu"))).api())
                .isEqualTo("agent_v3");
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{'version':null}", "{'version':''}", "{'version':'unknown'}", "{'version':'v'}",
            "{'version':'.1'}", "{'version':'99999999999.0'}", "{'version':7}", "{'version':{}}" })
    void concludesNothingFromAVersionThatIsNone(String info) {
        netdata.stubAgentV1();
        netdata.stubGet("/api/v1/info", json(200, info.replace('\'', '"')));
        AgentVersions versions = versions(Duration.ofMinutes(5));

        assertThat(problem(remembering(versions).nodes()).code()).isEqualTo(ProblemCode.UPSTREAM_ERROR);
        assertThat(versions.known()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = { 404, 500, 412 })
    void forgetsAnOlderVersionThatTheAgentDoesNotConfirm(int status) {
        netdata.stubAgentV1();
        AgentVersions versions = versions(Duration.ofMinutes(5));
        await(remembering(versions).nodes());
        netdata.stubGet("/api/v1/info", aResponse().withStatus(status));

        assertThat(problem(remembering(versions).nodes()).upstreamStatus()).hasValue(status);
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
}
