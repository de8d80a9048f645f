package com.insightpulseai.mcp.provider.netdata;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.insightpulseai.mcp.provider.netdata.NetdataQuestions.NOTHING;
import static com.insightpulseai.mcp.provider.netdata.NetdataQuestions.PATIENCE;
import static com.insightpulseai.mcp.provider.netdata.NetdataQuestions.await;
import static com.insightpulseai.mcp.provider.netdata.NetdataQuestions.query;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.insightpulseai.mcp.provider.netdata.metrics.MetricTable;
import com.insightpulseai.mcp.provider.netdata.metrics.MetricsRequest;
import com.insightpulseai.mcp.provider.netdata.stub.NetdataStub;

/** A stub of an Agent, made of recordings, for the tests of sessions with it. */
abstract class StubbedAgent {

    static final String DATA = "/api/v3/data";

    @Inject
    NetdataClient client;

    NetdataStub netdata;

    @BeforeEach
    void forget() {
        netdata.reset();
    }

    @AfterEach
    void keepToTheContract() {
        netdata.assertContractKept();
    }

    NetdataSession session() {
        return client.session(NOTHING, PATIENCE);
    }

    MetricTable metrics(MetricsRequest query) {
        return await(session().metrics(query)).tables().get(0);
    }

    LoggedRequest sent(String path) {
        return netdata.requests().stream().filter(request -> request.getUrl().startsWith(path + "?")).findFirst().orElseThrow();
    }

    void stubData(ResponseDefinitionBuilder answer) {
        netdata.stubAgentV3();
        netdata.stub(get(urlPathEqualTo(DATA)).willReturn(answer));
    }
}
