package com.insightpulseai.mcp.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * All tools of Netdata against a running Agent of Debian 12 (1.37.1), which {@code .ci/run netdata} starts. It has one
 * alarm that is always raised and one that never is.
 */
@Tag("netdata-agent")
@EnabledIfEnvironmentVariable(named = NetdataAgentIT.URL, matches = ".+")
class NetdataAgentIT {

    static final String URL = "NETDATA_AGENT_URL";

    private static final String MANAGEMENT_KEY = "NETDATA_AGENT_MANAGEMENT_KEY";
    private static final String ALL = "{\"status\":[\"critical\",\"warning\",\"clear\"]}";
    /** The Agent notices at the next evaluation of the alarm. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    static Path folder;

    private static HubProcess hub;
    private static NetdataTools tools;

    @BeforeAll
    static void start() throws Exception {
        hub = HubProcess.start(folder, Map.of("NETDATA_URL", System.getenv(URL)));
        tools = new NetdataTools(hub);
        new HubDatabase(hub).query("select vault.create_secret(?, 'netdata_management_key')", System.getenv(MANAGEMENT_KEY));
    }

    @AfterAll
    static void stop() throws Exception {
        hub.close();
    }

    @BeforeEach
    void silenceNothing() {
        tools.call("alert.silence", "{\"action\":\"reset\"}");
    }

    @Test
    void saysThatTheAgentIsRealAndTheOthersArePlayed() {
        assertThat(hub.output()).containsPattern("REAL.*: netdata");
    }

    @Test
    void isWell() {
        assertThat(tools.call("health", "{}").path("status").asText()).isEqualTo("ok");
    }

    @Test
    void queriesMetrics() {
        JsonNode answer = tools.call("metrics.query", "{\"contexts\":[\"system.cpu\"],\"after\":\"-30\",\"points\":3}");

        assertThat(answer.path("api").asText()).isEqualTo("agent_v1");
        JsonNode series = answer.path("series").path(0);
        assertThat(series.path("columns")).extracting(column -> column.path("label").asText()).contains("user", "system");
        assertThat(series.path("rows")).isNotEmpty().extracting(row -> Instant.parse(row.path("time").asText())).isSorted();
    }

    @Test
    void knowsNoOtherContext() {
        assertThat(tools.call("metrics.query", "{\"contexts\":[\"nope.nope\"]}", 404).path("code").asText())
                .isEqualTo("unknown_resource");
    }

    @Test
    void listsTheNode() {
        assertThat(tools.call("nodes.list", "{}").path("nodes")).extracting(node -> node.path("hostname").asText())
                .containsExactly("demo-node-1");
    }

    @Test
    void listsTheAlertThatIsRaised() {
        JsonNode alerts = tools.call("alerts.list", "{}").path("alerts");

        assertThat(alerts).hasSize(1);
        assertThat(alerts.path(0).path("alert").asText()).isEqualTo("demo_cpu_any_usage");
        assertThat(alerts.path(0).path("status").asText()).isEqualTo("warning");
        assertThat(alerts.path(0).path("node").asText()).isEqualTo("demo-node-1");
        assertThat(alerts.path(0).path("value").isNumber()).isTrue();
    }

    @Test
    void listsAllAlerts() {
        assertThat(tools.call("alerts.list", ALL).path("alerts")).extracting(alert -> alert.path("alert").asText())
                .containsExactly("demo_cpu_any_usage", "demo_ram_in_use");
    }

    @Test
    void listsTheAlertsOfAContext() {
        String ofRam = ALL.replace("}", ",\"contexts\":[\"system.ram\",\"nope.nope\"]}");

        assertThat(tools.call("alerts.list", ofRam).path("alerts")).extracting(alert -> alert.path("alert").asText())
                .containsExactly("demo_ram_in_use");
    }

    @Test
    void tellsWhatBecameOfAnAlert() {
        JsonNode transitions = tools.call("alerts.history", "{\"alerts\":[\"demo_cpu_any_usage\"]}").path("transitions");

        assertThat(transitions).isNotEmpty().allSatisfy(
                change -> assertThat(change.path("context").asText()).isEqualTo("system.cpu"));
        assertThat(transitions.path(0).path("status").asText()).isEqualTo("warning");
        assertThat(Instant.parse(transitions.path(0).path("at").asText())).isBefore(Instant.now());
    }

    @Test
    void silencesAContextUntilItIsReset() {
        JsonNode answer = tools.call("alert.silence", "{\"action\":\"silence\",\"contexts\":[\"system.cpu\",\"system.io\"]}");

        assertThat(answer.path("mode").asText()).isEqualTo("silence");
        assertThat(answer.path("silenced")).extracting(item -> item.path("contexts").asText())
                .containsExactly("system.cpu system.io");
        awaitSilenced("demo_cpu_any_usage", true);
        assertThat(tools.silenced("demo_ram_in_use")).isFalse();
        assertThat(tools.call("alert.silence", "{\"action\":\"reset\"}").path("mode").asText()).isEqualTo("none");
        awaitSilenced("demo_cpu_any_usage", false);
    }

    @Test
    void silencesAnAlertByItsName() {
        tools.call("alert.silence", "{\"action\":\"silence\",\"alerts\":[\"demo_ram_in_use\",\"other\"]}");

        awaitSilenced("demo_ram_in_use", true);
        assertThat(tools.silenced("demo_cpu_any_usage")).isFalse();
    }

    private static void awaitSilenced(String alert, boolean wanted) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(300))
                .until(() -> tools.silenced(alert) == wanted);
    }
}
