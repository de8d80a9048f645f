package com.insightpulseai.mcp.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.insightpulseai.mcp.agents.McpAgents;
import com.insightpulseai.mcp.cli.ExitCode;
import com.insightpulseai.mcp.cli.StandardStreams;
import com.insightpulseai.mcp.cli.Terminal;

/** The agents against a sandbox, whose data make a story. */
class AgentsSandboxIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path folder;

    private static HubProcess hub;
    private static Path token;

    /** An agent's output and exit code. */
    private record Run(int exitCode, String out, String err) {

        JsonNode json() throws IOException {
            return HubClient.json(out);
        }
    }

    @BeforeAll
    static void start() throws Exception {
        hub = HubProcess.start(folder, Map.of());
        token = Files.writeString(folder.resolve("token"), HubClient.json(hub.read("tokens.json")).path("ops_viewer").asText());
    }

    @AfterAll
    static void stop() throws Exception {
        hub.close();
    }

    private static Run run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        String[] all = Stream.concat(Stream.of(args),
                List.of("--url", hub.url("").toString(), "--token-file", token.toString()).stream()).toArray(String[]::new);
        int exitCode = McpAgents.run(new StandardStreams(out, new PrintWriter(err), new Terminal(false, false, false, 120)),
                all);
        return new Run(exitCode, out.toString(UTF_8), err.toString());
    }

    /** In a time that has no room for another try, since a provider that is down asks for a long wait. */
    private static Run quietRelease() {
        return run("release-readiness", "--repo", "never-scanned", "--allow-empty", "findings", "--release", "shop-api@4.12.0",
                "--ignore-alert", "disk_space_usage", "--timeout", "5s");
    }

    private static void sandbox(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(hub.url(path)).header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)).build();
        assertThat(HTTP.send(request, BodyHandlers.ofString()).statusCode()).isIn(200, 204);
    }

    @Test
    void showsTheMinutesOfAnIssue() throws Exception {
        Run run = run("incident-triage", "SHOP-API-1", "--format", "json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode timeline = run.json().path("timeline");
        assertThat(timeline).extracting(moment -> moment.path("kind").asText()).contains("metric").endsWith("alert", "issue");
        assertThat(timeline).filteredOn(moment -> moment.path("kind").asText().equals("metric"))
                .allMatch(moment -> moment.path("where").asText().equals("web-1"))
                .extracting(moment -> moment.path("details").path("dimension").asText()).contains("user", "load1", "sent");
        assertThat(run.json().path("event").path("frame").path("file").asText()).isEqualTo("shop/checkout/payment.py");
        assertThat(run.json().path("not_known")).hasSize(1);
    }

    @Test
    void saysThatThereIsNoSuchIssue() {
        Run run = run("incident-triage", "SHOP-API-9999");

        assertThat(run.exitCode()).isEqualTo(ExitCode.NOTHING);
        assertThat(run.err()).isEqualTo("Sentry has no issue SHOP-API-9999 in this organization.\n");
    }

    @Test
    void stopsAReleaseWithANewIssueAndCriticalFindings() throws Exception {
        Run run = run("release-readiness", "--repo", "sandbox-shop", "--release", "shop-web@2026.3.1", "--format", "json");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.ATTENTION);
        assertThat(run.json().path("verdict").asText()).isEqualTo("no_go");
        assertThat(run.json().path("against")).extracting(reason -> reason.path("kind").asText()).contains("finding", "issue",
                "alert");
        assertThat(run.json().path("not_known")).isEmpty();
    }

    @Test
    void letsAReleaseGoThatHasWarningsOnly() {
        Run run = quietRelease();

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).startsWith("GO: shop-api@4.12.0").contains("new warning SHOP-API-2");
    }

    @Test
    void neverLetsAReleaseGoWhileAProviderIsDown() throws Exception {
        sandbox("PUT", "/sandbox/faults/netdata", "{\"fault\":\"error\"}");
        try {
            Run run = quietRelease();

            assertThat(run.exitCode()).isEqualTo(ExitCode.UNKNOWN);
            assertThat(run.out()).startsWith("UNKNOWN: ").contains("- alerts: ").doesNotContain("internal detail");
        } finally {
            sandbox("DELETE", "/sandbox/faults/netdata", "");
        }
        // The circuit breaker lets calls through again once a check found the provider healthy.
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> quietRelease().exitCode() == ExitCode.OK);
    }

    @Test
    void showsBudgets() throws Exception {
        Run run = run("quota-watch", "--format", "json");

        // The calls of the tests before may be too many for the rest of an hour that has just begun.
        boolean isOver = run.json().findValues("over").stream().anyMatch(JsonNode::asBoolean);
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(isOver ? 1 : 0);
        assertThat(run.json().path("budgets")).filteredOn(budget -> budget.path("what").asText().equals("reads"))
                .singleElement()
                .satisfies(budget -> assertThat(budget.path("limit").asInt()).isPositive());
        assertThat(run.json().path("sentry_intake")).isNotEmpty();
    }

    @Test
    void sumsUpHealthForAChat() {
        Run run = run("health-digest", "--format", "markdown");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("## Health: ").contains("| `netdata` |", "| `10min_cpu_usage` |", "### Not known");
    }
}
