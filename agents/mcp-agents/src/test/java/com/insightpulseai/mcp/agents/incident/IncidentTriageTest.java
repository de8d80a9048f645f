package com.insightpulseai.mcp.agents.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.insightpulseai.mcp.agents.AgentRun;
import com.insightpulseai.mcp.agents.StubHub;
import com.insightpulseai.mcp.cli.ExitCode;

class IncidentTriageTest {

    private static final Instant EVENT = Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);

    private final StubHub hub = new StubHub();

    @BeforeEach
    void respond() {
        hub.gives("sentry/issue.get", issue("TimeoutError: no response", "\"server_name\""));
        hub.gives("netdata/nodes.list", "{\"nodes\":[{\"hostname\":\"web-1\",\"state\":\"reachable\"},{\"hostname\":\"db-1\","
                + "\"state\":\"stale\"}],\"total\":2,\"truncated\":false}");
        hub.gives("netdata/alerts.list", "{\"alerts\":[],\"total\":0,\"truncated\":false}");
        hub.gives("netdata/alerts.history", "{\"transitions\":[" + change(-8, "warning", "cpu_high") + ","
                + change(-40, "critical", "disk_full") + "],\"truncated\":false}");
        hub.gives("netdata/metrics.query", table(-6));
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    private static String issue(String title, String withheld) {
        return "{\"issue\":{\"id\":\"1\",\"short_id\":\"WEB-1\",\"title\":\"" + title + "\",\"status\":\"unresolved\","
                + "\"project\":\"web\"},\"latest_event\":{\"id\":\"e1\",\"occurred_at\":\"" + EVENT
                + "\",\"release\":\"web@1.2.0\",\"exceptions\":[{\"type\":\"TimeoutError\",\"frames\":["
                + "{\"filename\":\"lib.py\",\"line\":9,\"in_app\":false},"
                + "{\"filename\":\"web/pay.py\",\"line\":131,\"function\":\"charge\",\"in_app\":true}]}],"
                + "\"tags\":[],\"withheld_tags\":[" + withheld + "],\"truncated\":false}}";
    }

    private static String change(int minutes, String status, String alert) {
        return "{\"at\":\"" + EVENT.plus(minutes, ChronoUnit.MINUTES) + "\",\"alert\":\"" + alert + "\",\"status\":\"" + status
                + "\",\"old_status\":\"clear\",\"node\":\"web-1\",\"instance\":\"i\",\"value\":86.25,\"units\":\"%\"}";
    }

    /** A table of 60 minutes that doubles its value some minutes from the event on. */
    private static String table(int fromMinute) {
        String rows = IntStream.range(-45, 15).mapToObj(minute -> "{\"time\":\"" + EVENT.plus(minute, ChronoUnit.MINUTES)
                + "\",\"values\":[" + (minute < fromMinute ? 40 : 80) + ",7]}").collect(Collectors.joining(","));
        return "{\"api\":\"agent_v3\",\"series\":[{\"context\":\"system.cpu\",\"columns\":[{\"label\":\"user,web-1\","
                + "\"unit\":\"percentage\"},{\"label\":\"user,db-1\",\"unit\":\"percentage\"}],\"columns_total\":2,\"rows\":["
                + rows + "]}],\"truncated\":false}";
    }

    private AgentRun run(String... more) {
        String[] args = IntStream.range(0, more.length + 4)
                .mapToObj(i -> i < 4 ? new String[] { "incident-triage", "WEB-1", "--context", "system.cpu" }[i] : more[i - 4])
                .toArray(String[]::new);
        return AgentRun.of(hub, args);
    }

    @Test
    void putsAlertsMetricsAndTheEventInOrder() {
        AgentRun run = run("--format", "json");

        assertThat(run.exitCode()).isZero();
        JsonNode report = run.json();
        assertThat(report.path("schema_version").asText()).isEqualTo("1.0");
        assertThat(report.path("timeline")).extracting(moment -> moment.path("kind").asText()).containsExactly("alert",
                "metric", "issue");
        assertThat(report.path("timeline").path(1).path("details").path("median").asDouble()).isEqualTo(40);
        assertThat(report.path("event").path("frame").path("file").asText()).isEqualTo("web/pay.py");
    }

    @Test
    void namesWhatIsNotKnown() {
        hub.fails("netdata/alerts.history", 503, "circuit_open");

        AgentRun run = run();

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Not known", "the machine of the event: its tag server_name is withheld",
                "alerts of that time: circuit_open (503)", "present metrics of a machine: db-1 is stale")
                .contains("At web/pay.py:131 in charge");
    }

    @Test
    void doesNotGoOnAskingANetdataThatFails() {
        for (String tool : List.of("netdata/nodes.list", "netdata/alerts.list")) {
            hub.fails(tool, 503, "circuit_open");
        }

        AgentRun run = run();

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Latest event of WEB-1", "alerts and metrics of that time: not asked for");
        assertThat(hub.requests()).noneMatch(request -> request.path().equals("netdata/metrics.query"));
    }

    @Test
    void asksAnOldAgentWithoutGroups() {
        hub.gives("netdata/metrics.query", input -> input.contains("group_by")
                ? new StubHub.Response(400, "{\"code\":\"invalid_input\",\"status\":400,\"detail\":\"no\",\"violations\":[{"
                        + "\"field\":\"group_by\",\"message\":\"is not known\"}]}", Map.of())
                : new StubHub.Response(200, table(-6).replace("user,web-1", "user").replace("user,db-1", "system"),
                        Map.of()));

        assertThat(run("--format", "json").json().path("timeline")).extracting(moment -> moment.path("where").asText())
                .containsExactly("web-1", "web-1", "web");
    }

    @Test
    void endsWith3WithoutSuchAnIssueAndWith4WhenSentryFails() {
        hub.fails("sentry/issue.get", 404, "unknown_resource");
        assertThat(run().exitCode()).isEqualTo(ExitCode.NOTHING);

        hub.fails("sentry/issue.get", 502, "upstream_error");
        assertThat(run().exitCode()).isEqualTo(ExitCode.UNKNOWN);

        hub.fails("sentry/issue.get", 400, "invalid_input");
        assertThat(run().exitCode()).isEqualTo(ExitCode.WRONG_USE);
    }

    @Test
    void endsAtOnceWithARefusedToken() {
        hub.fails("netdata/nodes.list", 401, "unauthenticated");

        assertThat(run().exitCode()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(run().out()).isEmpty();
    }

    @Test
    void showsHostileTextsAsText() {
        hub.gives("sentry/issue.get", issue("\\u001b[2J`</code>@all ![x](http://e.example/i.png)\\n# h | \\u202e", ""));

        assertThat(run().out()).doesNotContain("\u001b").doesNotContain("\u202e").doesNotContain("\n# h");
        assertThat(run("--format", "markdown").out()).doesNotContain("@all").doesNotContain("![x](").doesNotContain("</code>")
                .doesNotContain("\u202e").doesNotContain("\n# h");
    }

    @Test
    void saysThatAnOldEventHasNoAlertsAnyMore() {
        hub.gives("sentry/issue.get", issue("old", "").replace(EVENT.toString(), "2020-01-01T00:00:00Z"));

        AgentRun run = run();

        assertThat(run.out()).contains("alerts of that time: the event is more than 30 days old");
        assertThat(hub.requests()).noneMatch(request -> request.path().equals("netdata/alerts.history"));
    }

    @Test
    void refusesAWindowOfDays() {
        assertThat(run("--window", "2d").exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(hub.requests()).isEmpty();
    }
}
