package com.insightpulseai.mcp.agents.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.agents.AgentRun;
import com.insightpulseai.mcp.agents.StubHub;
import com.insightpulseai.mcp.agents.StubHub.Response;
import com.insightpulseai.mcp.cli.ExitCode;

class HealthDigestTest {

    private final StubHub hub = new StubHub();

    @BeforeEach
    void respond() {
        serverSays(200, "ok");
        for (String provider : new String[] { "socket", "sentry", "netdata" }) {
            hub.gives(provider + "/health", "{\"provider\":\"" + provider + "\",\"status\":\"ok\",\"latency_ms\":12,"
                    + "\"checked_at\":\"2026-01-01T00:00:00Z\",\"message\":\"It responds.\"}");
        }
        hub.gives("netdata/alerts.history", "{\"transitions\":[],\"truncated\":false}");
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    private void serverSays(int status, String socket) {
        hub.gives("/health", input -> new Response(status, "{\"status\":\"" + socket + "\",\"providers\":["
                + "{\"provider\":\"socket\",\"status\":\"" + socket + "\",\"checked_at\":\"2026-01-01T00:00:00Z\"}],"
                + "\"database\":{\"status\":\"ok\"},\"vault\":{\"status\":\"ok\"}}", Map.of()));
    }

    @Test
    void showsProvidersAndWhatIsNotKnown() {
        AgentRun run = AgentRun.of(hub, "health-digest", "--format", "markdown");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("## Health: `ok`").contains("| `socket` | `ok` | 12 ms | It responds. |",
                "None was raised or cleared.", "the server has no API for its history yet");
    }

    @Test
    void failsOnlyWhenAskedTo() {
        serverSays(503, "down");

        assertThat(AgentRun.of(hub, "health-digest").exitCode()).isZero();
        assertThat(AgentRun.of(hub, "health-digest", "--fail-on", "down").exitCode()).isEqualTo(ExitCode.ATTENTION);
    }

    @Test
    void takesAProxysPageForNoHealth() {
        hub.gives("/health", input -> new Response(200, "<html>", Map.of()));

        AgentRun run = AgentRun.of(hub, "health-digest", "--fail-on", "down");

        assertThat(run.exitCode()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo(
                "The response of /health with status 200 is not the server's; a proxy may have sent it.\n");
    }

    @Test
    void namesAlertsThatAreNotKnown() {
        hub.fails("netdata/alerts.history", 503, "circuit_open");

        assertThat(AgentRun.of(hub, "health-digest").out()).contains("Not known.\n", "alerts: circuit_open (503)");
    }

    @Test
    void refusesHoursOutOfBounds() {
        assertThat(AgentRun.of(hub, "health-digest", "--hours", "0").exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(AgentRun.of(hub, "health-digest", "--hours", "720").exitCode()).isEqualTo(ExitCode.WRONG_USE);
    }
}
