package com.insightpulseai.mcp.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tools of Netdata against the Agent that the sandbox plays. */
class SandboxNetdataIT {

    @TempDir
    static Path folder;

    private static HubProcess hub;
    private static NetdataTools tools;

    @BeforeAll
    static void start() throws Exception {
        hub = HubProcess.start(folder, Map.of());
        tools = new NetdataTools(hub);
    }

    @AfterAll
    static void stop() throws Exception {
        hub.close();
    }

    @Test
    void isWell() {
        assertThat(tools.call("health", "{}").path("status").asText()).isEqualTo("ok");
    }

    @Test
    void hasMetricsOfItsNodes() {
        assertThat(tools.call("nodes.list", "{}").path("nodes")).hasSize(2);
        assertThat(tools.call("metrics.query", "{\"contexts\":[\"system.cpu\"],\"nodes\":[\"db-1\"]}").path("series").path(0)
                .path("rows")).isNotEmpty();
    }

    @Test
    void hasAlertsAndTheirHistory() {
        assertThat(tools.call("alerts.list", "{}").path("alerts")).isNotEmpty();
        assertThat(tools.call("alerts.history", "{}").path("transitions")).isNotEmpty();
    }

    @Test
    void showsInTheNextReadingWhatWasSilenced() {
        tools.call("alert.silence", "{\"action\":\"silence\",\"alerts\":[\"disk_space_usage\"]}");
        assertThat(tools.silenced("disk_space_usage")).isTrue();
        assertThat(tools.silenced("load_average_15")).isFalse();

        tools.call("alert.silence", "{\"action\":\"reset\"}");
        assertThat(tools.silenced("disk_space_usage")).isFalse();
    }
}
