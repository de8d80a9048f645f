package com.insightpulseai.mcp.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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
 * All tools of Netdata against a running Agent of Debian 12 (1.37.1), which {@code .ci/run netdata} starts. It has one alarm
 * that
 * is always raised and one that never is.
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

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static HubProcess hub;
    private static String token;

    @BeforeAll
    static void start() throws Exception {
        hub = HubProcess.start(folder, Map.of("NETDATA_URL", System.getenv(URL)));
        token = HubClient.json(hub.read("tokens.json")).path("ops_operator").asText();
        new HubDatabase(hub).query("select vault.create_secret(?, 'netdata_management_key')", System.getenv(MANAGEMENT_KEY));
    }

    @AfterAll
    static void stop() throws Exception {
        hub.close();
    }

    @BeforeEach
    void silenceNothing() throws Exception {
        call("alert.silence", "{\"action\":\"reset\"}", 200);
    }

    @Test
    void saysThatTheAgentIsRealAndTheOthersArePlayed() {
        assertThat(hub.output()).containsPattern("REAL.*: netdata");
    }

    @Test
    void isWell() throws Exception {
        assertThat(call("health", "{}", 200).path("status").asText()).isEqualTo("ok");
    }

    @Test
    void queriesMetrics() throws Exception {
        JsonNode answer = call("metrics.query", "{\"contexts\":[\"system.cpu\"],\"after\":\"-30\",\"points\":3}", 200);

        assertThat(answer.path("api").asText()).isEqualTo("agent_v1");
        JsonNode series = answer.path("series").path(0);
        assertThat(series.path("columns")).extracting(column -> column.path("label").asText()).contains("user", "system");
        assertThat(series.path("rows")).isNotEmpty().extracting(row -> Instant.parse(row.path("time").asText())).isSorted();
    }

    @Test
    void knowsNoOtherContext() throws Exception {
        assertThat(call("metrics.query", "{\"contexts\":[\"nope.nope\"]}", 404).path("code").asText())
                .isEqualTo("unknown_resource");
    }

    @Test
    void listsTheNode() throws Exception {
        assertThat(call("nodes.list", "{}", 200).path("nodes")).extracting(node -> node.path("hostname").asText())
                .containsExactly("demo-node-1");
    }

    @Test
    void listsTheAlertThatIsRaised() throws Exception {
        JsonNode alerts = call("alerts.list", "{}", 200).path("alerts");

        assertThat(alerts).hasSize(1);
        assertThat(alerts.path(0).path("alert").asText()).isEqualTo("demo_cpu_any_usage");
        assertThat(alerts.path(0).path("status").asText()).isEqualTo("warning");
        assertThat(alerts.path(0).path("node").asText()).isEqualTo("demo-node-1");
        assertThat(alerts.path(0).path("value").isNumber()).isTrue();
    }

    @Test
    void listsAllAlerts() throws Exception {
        assertThat(call("alerts.list", ALL, 200).path("alerts")).extracting(alert -> alert.path("alert").asText())
                .containsExactly("demo_cpu_any_usage", "demo_ram_in_use");
    }

    @Test
    void listsTheAlertsOfAContext() throws Exception {
        String ofRam = ALL.replace("}", ",\"contexts\":[\"system.ram\",\"nope.nope\"]}");

        assertThat(call("alerts.list", ofRam, 200).path("alerts")).extracting(alert -> alert.path("alert").asText())
                .containsExactly("demo_ram_in_use");
    }

    @Test
    void tellsWhatBecameOfAnAlert() throws Exception {
        JsonNode transitions = call("alerts.history", "{\"alerts\":[\"demo_cpu_any_usage\"]}", 200).path("transitions");

        assertThat(transitions).isNotEmpty().allSatisfy(
                change -> assertThat(change.path("context").asText()).isEqualTo("system.cpu"));
        assertThat(transitions.path(0).path("status").asText()).isEqualTo("warning");
        assertThat(Instant.parse(transitions.path(0).path("at").asText())).isBefore(Instant.now());
    }

    @Test
    void silencesAContextUntilItIsReset() throws Exception {
        JsonNode answer = call("alert.silence", "{\"action\":\"silence\",\"contexts\":[\"system.cpu\",\"system.io\"]}", 200);

        assertThat(answer.path("mode").asText()).isEqualTo("silence");
        assertThat(answer.path("silenced")).extracting(item -> item.path("contexts").asText())
                .containsExactly("system.cpu system.io");
        awaitSilenced("demo_cpu_any_usage", true);
        assertThat(silenced("demo_ram_in_use")).isFalse();
        assertThat(call("alert.silence", "{\"action\":\"reset\"}", 200).path("mode").asText()).isEqualTo("none");
        awaitSilenced("demo_cpu_any_usage", false);
    }

    @Test
    void silencesAnAlertByItsName() throws Exception {
        call("alert.silence", "{\"action\":\"silence\",\"alerts\":[\"demo_ram_in_use\",\"other\"]}", 200);

        awaitSilenced("demo_ram_in_use", true);
        assertThat(silenced("demo_cpu_any_usage")).isFalse();
    }

    private static void awaitSilenced(String alert, boolean wanted) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(300)).until(() -> silenced(alert) == wanted);
    }

    private static boolean silenced(String alert) throws Exception {
        JsonNode alerts = call("alerts.list", ALL.replace("}", ",\"alerts\":[\"" + alert + "\"]}"), 200).path("alerts");
        return alerts.path(0).path("silenced").asBoolean();
    }

    private static JsonNode call(String tool, String input, int status) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(hub.url("/providers/netdata/" + tool)).timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json").header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(input)).build();
        HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).as("%s: %s", tool, response.body()).isEqualTo(status);
        return HubClient.json(response.body());
    }
}
