package com.insightpulseai.mcp.provider.netdata.stub;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.insightpulseai.mcp.testing.ProviderStub;

/** A Netdata Agent as a test wants it, with what real ones answered. */
public final class NetdataStub extends ProviderStub {

    /** The folder of the recordings of an agent that speaks v3. */
    public static final String AGENT_V3 = "agent-2.10.4";
    /** The folder of the recordings of an agent that speaks v1 only. */
    public static final String AGENT_V1 = "agent-1.37.1";
    /** The folder of the recordings of an agent that speaks v3 and wants a bearer token. */
    public static final String PROTECTED = "agent-2.10.4-bearer-protected";
    /** What the agents take for their management key. */
    public static final String MANAGEMENT_KEY = "13474fd0-e77d-11f1-8a50-0123456789ab";
    /** The context that the recorded agents do not have. */
    public static final String UNKNOWN_CONTEXT = "nope.nope";

    private static final String ALERTS = "/api/v3/alerts";
    private static final String HEALTH = "/api/v1/manage/health";

    private final WireMockServer server;

    NetdataStub(WireMockServer server) {
        super(server, "", Optional.empty());
        this.server = server;
    }

    /** A recording of an agent, as an answer. */
    public static ResponseDefinitionBuilder recorded(String agent, String file) {
        return NetdataRecording.of(agent, file).answer();
    }

    /** Stubs one response to {@code GET} on a path, whatever the query. */
    public void stubGet(String path, ResponseDefinitionBuilder answer) {
        stub(get(urlPathEqualTo(path)).willReturn(answer));
    }

    /** Stubs the agent 2.10.4, whose state never changes. */
    public void stubAgentV3() {
        stubGet("/api/v3/info", recorded(AGENT_V3, "v3-info.json"));
        stubGet("/api/v3/nodes", recorded(AGENT_V3, "v3-nodes.json"));
        stubGet("/api/v3/data", recorded(AGENT_V3, "v3-data.json"));
        stubWhere("/api/v3/data", "group_by", "selected", recorded(AGENT_V3, "v3-data-selected.json"));
        stubWhere("/api/v3/data", "group_by", "node,dimension", recorded(AGENT_V3, "v3-data-by-node.json"));
        stubWhere("/api/v3/data", "scope_contexts", UNKNOWN_CONTEXT, recorded(AGENT_V3, "v3-data-nocontext-match.json"));
        stubAlertsV3();
        stubGet("/api/v1/info", recorded(AGENT_V3, "v1-info.json"));
        stubAlarms(AGENT_V3, "v1-alarms.json", "v1-alarms-all.json");
        stubManagement(AGENT_V3, "v1-");
    }

    /** Stubs the agent 1.37.1, whose state never changes. */
    public void stubAgentV1() {
        stubGet("/api/v3/info", recorded(AGENT_V1, "err-v3-info.txt"));
        stubGet("/api/v1/info", recorded(AGENT_V1, "info.json"));
        stubGet("/api/v1/data", recorded(AGENT_V1, "err-chart-missing.txt"));
        stub(get(urlPathEqualTo("/api/v1/data")).withQueryParam("context", matching(".+"))
                .willReturn(recorded(AGENT_V1, "data-context.json")));
        stubWhere("/api/v1/data", "context", "disk.space", recorded(AGENT_V1, "data-context-instances.json"));
        stubWhere("/api/v1/data", "context", UNKNOWN_CONTEXT, recorded(AGENT_V1, "err-chart-not-found.txt"));
        stubGet("/api/v1/context", recorded(AGENT_V1, "context-system.cpu.json"));
        stubWhere("/api/v1/context", "context", "disk.space", recorded(AGENT_V1, "context-disk.space.json"));
        stubWhere("/api/v1/context", "context", UNKNOWN_CONTEXT, recorded(AGENT_V1, "err-context-not-found.txt"));
        stub(get(urlPathEqualTo("/api/v1/context")).withQueryParam("options", equalTo("charts"))
                .withQueryParam("context", equalTo("system.cpu"))
                .willReturn(recorded(AGENT_V1, "context-system.cpu-charts.json")));
        stubAlarms(AGENT_V1, "alarms.json", "alarms-all.json");
        stubGet("/api/v1/alarm_log", recorded(AGENT_V1, "alarm-log.json"));
        stubManagement(AGENT_V1, "");
    }

    /** Stubs the agent 2.10.4 that answers nobody without a token, and has none that anybody knows. */
    public void stubProtectedAgent() {
        stubGet("/api/v3/info", recorded(PROTECTED, "protected-v3-info.json"));
        for (String path : new String[] { "/api/v3/data", ALERTS, "/api/v3/nodes", "/api/v3/alert_transitions", "/api/v1/info",
                "/api/v1/alarms", HEALTH }) {
            stubGet(path, recorded(PROTECTED, "protected-v3-data.txt"));
        }
    }

    /** Checks that every request so far was one that an agent understands, and was stubbed. */
    @Override
    public void assertContractKept() {
        for (ServeEvent event : server.getAllServeEvents()) {
            assertThat(event.getWasMatched()).as("stubbed: " + event.getRequest().getUrl()).isTrue();
            NetdataRequests.assertUnderstood(event.getRequest());
        }
    }

    private void stubAlertsV3() {
        stubGet(ALERTS, recorded(AGENT_V3, "v3-alerts.json"));
        stub(alerts().willReturn(recorded(AGENT_V3, "v3-alerts-full.json")));
        // What is not written in lower case is ignored.
        stub(alerts().withQueryParam("status", matching("[A-Z,|]+"))
                .willReturn(recorded(AGENT_V3, "v3-alerts-status-uppercase-ignored.json")));
        stub(alerts().withQueryParam("status", equalTo("warning"))
                .willReturn(recorded(AGENT_V3, "v3-alerts-status-warning.json")));
        stub(alerts().withQueryParam("status", equalTo("critical"))
                .willReturn(recorded(AGENT_V3, "v3-alerts-status-critical-none.json")));
        stub(alerts().withQueryParam("scope_contexts", equalTo("system.ram"))
                .willReturn(recorded(AGENT_V3, "v3-alerts-scope-context.json")));
        String transitions = "/api/v3/alert_transitions";
        stubGet(transitions, recorded(AGENT_V3, "v3-alert-transitions.json"));
        stub(get(urlPathEqualTo(transitions)).withQueryParam("after", matching("-[0-9]+"))
                .willReturn(recorded(AGENT_V3, "v3-alert-transitions-facets.json")));
        stub(get(urlPathEqualTo(transitions)).withQueryParam("after", matching("-[0-9]+"))
                .withQueryParam("last", equalTo("2")).willReturn(recorded(AGENT_V3, "v3-alert-transitions-page.json")));
    }

    private static MappingBuilder alerts() {
        return get(urlPathEqualTo(ALERTS)).withQueryParam("options", matching(".*instances.*"));
    }

    private void stubAlarms(String agent, String raised, String all) {
        stubGet("/api/v1/alarms", recorded(agent, raised));
        stub(get(urlPathEqualTo("/api/v1/alarms")).withQueryParam("all", matching(".*")).willReturn(recorded(agent, all)));
    }

    private void stubManagement(String agent, String prefix) {
        stubGet(HEALTH, recorded(agent, prefix + "manage-health-no-token.txt"));
        stubCommand("LIST", recorded(agent, prefix + "manage-health-list-silenced.json"));
        stubCommand("SILENCE", recorded(agent, prefix + "manage-health-silence-context.txt"));
        stubCommand("RESET", recorded(agent, prefix + "manage-health-reset.txt"));
    }

    private void stubCommand(String command, ResponseDefinitionBuilder answer) {
        stub(get(urlPathEqualTo(HEALTH)).withHeader("X-Auth-Token", equalTo(MANAGEMENT_KEY))
                .withQueryParam("cmd", equalTo(command)).willReturn(answer));
    }

    private void stubWhere(String path, String parameter, String value, ResponseDefinitionBuilder answer) {
        stub(get(urlPathEqualTo(path)).withQueryParam(parameter, equalTo(value)).willReturn(answer));
    }
}
