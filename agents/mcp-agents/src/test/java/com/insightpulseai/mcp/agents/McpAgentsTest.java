package com.insightpulseai.mcp.agents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.cli.ExitCode;

class McpAgentsTest {

    @ParameterizedTest
    @ValueSource(strings = { "incident-triage", "release-readiness", "quota-watch", "health-digest" })
    void explainsEachAgentWithExamplesAndExitCodes(String agent) {
        try (StubHub hub = new StubHub()) {
            AgentRun run = AgentRun.of(hub, agent, "--help");

            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).contains("Usage: mcp-agents " + agent, "Examples:", "  mcp-agents " + agent, "Exit codes: 0",
                    "--format", "--output", "--timeout", "--token-file").doesNotContain("--token ");
        }
    }

    @Test
    void writesTheReportToAFileAndNothingWhenItCannotBeMade(@TempDir Path folder) {
        Path file = folder.resolve("digest.md");
        try (StubHub hub = new StubHub()) {
            assertThat(AgentRun.of(hub, "health-digest", "--output", file.toString()).exitCode()).isEqualTo(ExitCode.UNKNOWN);
            assertThat(file).doesNotExist();

            hub.gives("/health", "{\"status\":\"ok\",\"providers\":[],\"database\":{\"status\":\"ok\"},\"vault\":{}}");
            assertThat(AgentRun.of(hub, "health-digest", "--output", file.toString()).exitCode()).isZero();
            assertThat(file).content().startsWith("Health: ok");

            assertThat(AgentRun.of(hub, "health-digest", "--output", folder.resolve("no/digest.md").toString()).exitCode())
                    .isEqualTo(ExitCode.WRONG_USE);
        }
    }

    @Test
    void hasTheSecurityScannerAmongItsCommands() {
        try (StubHub hub = new StubHub()) {
            AgentRun run = AgentRun.of(hub, "security-scanner", "scan", "--help");

            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).contains("Usage: mcp-agents security-scanner scan", "--baseline");
        }
    }

    @Test
    void saysInOneLineThatTheServerDoesNotRespond() {
        StubHub hub = new StubHub();
        hub.close();

        AgentRun run = AgentRun.of(hub, "incident-triage", "WEB-1");

        assertThat(run.exitCode()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(run.err()).isEqualTo("No response to the call of sentry/issue.get: the connection was refused.\n");
    }
}
