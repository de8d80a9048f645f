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

    /** Plays one answer to {@code GET} on a path, whatever the query. */
    public void playGet(String path, ResponseDefinitionBuilder answer) {
        play(get(urlPathEqualTo(path)).willReturn(answer));
    }

    /** Plays the agent 2.10.4, whose state never changes. */
    public void playAgentV3() {
        playGet("/api/v3/info", recorded(AGENT_V3, "v3-info.json"));
        playGet("/api/v3/nodes", recorded(AGENT_V3, "v3-nodes.json"));
        playGet("/api/v3/data", recorded(AGENT_V3, "v3-data.json"));
        playWhere("/api/v3/data", "group_by", "selected", recorded(AGENT_V3, "v3-data-selected.json"));
        playWhere("/api/v3/data", "group_by", "node,dimension", recorded(AGENT_V3, "v3-data-by-node.json"));
        playWhere("/api/v3/data", "scope_contexts", UNKNOWN_CONTEXT, recorded(AGENT_V3, "v3-data-nocontext-match.json"));
        playAlertsV3();
        playGet("/api/v1/info", recorded(AGENT_V3, "v1-info.json"));
        playAlarms(AGENT_V3, "v1-alarms.json", "v1-alarms-all.json");
        playManagement(AGENT_V3, "v1-");
    }

    /** Plays the agent 1.37.1, whose state never changes. */
    public void playAgentV1() {
        playGet("/api/v3/info", recorded(AGENT_V1, "err-v3-info.txt"));
        playGet("/api/v1/info", recorded(AGENT_V1, "info.json"));
        playGet("/api/v1/data", recorded(AGENT_V1, "err-chart-missing.txt"));
        play(get(urlPathEqualTo("/api/v1/data")).withQueryParam("context", matching(".+"))
                .willReturn(recorded(AGENT_V1, "data-context.json")));
        playWhere("/api/v1/data", "context", "disk.space", recorded(AGENT_V1, "data-context-instances.json"));
        playWhere("/api/v1/data", "context", UNKNOWN_CONTEXT, recorded(AGENT_V1, "err-chart-not-found.txt"));
        playGet("/api/v1/context", recorded(AGENT_V1, "context-system.cpu.json"));
        playWhere("/api/v1/context", "context", "disk.space", recorded(AGENT_V1, "context-disk.space.json"));
        playWhere("/api/v1/context", "context", UNKNOWN_CONTEXT, recorded(AGENT_V1, "err-context-not-found.txt"));
        play(get(urlPathEqualTo("/api/v1/context")).withQueryParam("options", equalTo("charts"))
                .withQueryParam("context", equalTo("system.cpu"))
                .willReturn(recorded(AGENT_V1, "context-system.cpu-charts.json")));
        playAlarms(AGENT_V1, "alarms.json", "alarms-all.json");
        playGet("/api/v1/alarm_log", recorded(AGENT_V1, "alarm-log.json"));
        playManagement(AGENT_V1, "");
    }

    /** Plays the agent 2.10.4 that answers nobody without a token, and has none that anybody knows. */
    public void playProtectedAgent() {
        playGet("/api/v3/info", recorded(PROTECTED, "protected-v3-info.json"));
        for (String path : new String[] { "/api/v3/data", ALERTS, "/api/v3/nodes", "/api/v3/alert_transitions", "/api/v1/info",
                "/api/v1/alarms", HEALTH }) {
            playGet(path, recorded(PROTECTED, "protected-v3-data.txt"));
        }
    }

    /** Checks that every request so far was one that an agent understands, and was played. */
    @Override
    public void assertContractKept() {
        for (ServeEvent event : server.getAllServeEvents()) {
            assertThat(event.getWasMatched()).as("played: " + event.getRequest().getUrl()).isTrue();
            NetdataRequests.assertUnderstood(event.getRequest());
        }
    }

    private void playAlertsV3() {
        playGet(ALERTS, recorded(AGENT_V3, "v3-alerts.json"));
        play(alerts().willReturn(recorded(AGENT_V3, "v3-alerts-full.json")));
        // What is not written in lower case is ignored.
        play(alerts().withQueryParam("status", matching("[A-Z,|]+"))
                .willReturn(recorded(AGENT_V3, "v3-alerts-status-uppercase-ignored.json")));
        play(alerts().withQueryParam("status", equalTo("warning"))
                .willReturn(recorded(AGENT_V3, "v3-alerts-status-warning.json")));
        play(alerts().withQueryParam("status", equalTo("critical"))
                .willReturn(recorded(AGENT_V3, "v3-alerts-status-critical-none.json")));
        play(alerts().withQueryParam("scope_contexts", equalTo("system.ram"))
                .willReturn(recorded(AGENT_V3, "v3-alerts-scope-context.json")));
        String transitions = "/api/v3/alert_transitions";
        playGet(transitions, recorded(AGENT_V3, "v3-alert-transitions.json"));
        play(get(urlPathEqualTo(transitions)).withQueryParam("after", matching("-[0-9]+"))
                .willReturn(recorded(AGENT_V3, "v3-alert-transitions-facets.json")));
        play(get(urlPathEqualTo(transitions)).withQueryParam("after", matching("-[0-9]+"))
                .withQueryParam("last", equalTo("2")).willReturn(recorded(AGENT_V3, "v3-alert-transitions-page.json")));
    }

    private static MappingBuilder alerts() {
        return get(urlPathEqualTo(ALERTS)).withQueryParam("options", matching(".*instances.*"));
    }

    private void playAlarms(String agent, String raised, String all) {
        playGet("/api/v1/alarms", recorded(agent, raised));
        play(get(urlPathEqualTo("/api/v1/alarms")).withQueryParam("all", matching(".*")).willReturn(recorded(agent, all)));
    }

    private void playManagement(String agent, String prefix) {
        playGet(HEALTH, recorded(agent, prefix + "manage-health-no-token.txt"));
        playCommand("LIST", recorded(agent, prefix + "manage-health-list-silenced.json"));
        playCommand("SILENCE", recorded(agent, prefix + "manage-health-silence-context.txt"));
        playCommand("RESET", recorded(agent, prefix + "manage-health-reset.txt"));
    }

    private void playCommand(String command, ResponseDefinitionBuilder answer) {
        play(get(urlPathEqualTo(HEALTH)).withHeader("X-Auth-Token", equalTo(MANAGEMENT_KEY))
                .withQueryParam("cmd", equalTo(command)).willReturn(answer));
    }

    private void playWhere(String path, String parameter, String value, ResponseDefinitionBuilder answer) {
        play(get(urlPathEqualTo(path)).withQueryParam(parameter, equalTo(value)).willReturn(answer));
    }
}
