package com.insightpulseai.mcp.agents.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.insightpulseai.mcp.agents.AgentRun;
import com.insightpulseai.mcp.agents.StubHub;
import com.insightpulseai.mcp.agents.StubHub.Response;
import com.insightpulseai.mcp.cli.ExitCode;

class ReleaseReadinessTest {

    private static final String NO_FINDING = "{\"findings\":[],\"truncated\":false}";
    private static final String NO_ISSUE = "{\"issues\":[],\"truncated\":false}";
    private static final String NO_ALERT = "{\"alerts\":[],\"total\":0,\"truncated\":false}";

    private final StubHub hub = new StubHub();
    private String urgent = "";
    private String firstSeen = "";
    private String raised = "";

    /** Nothing speaks against the release, and each provider knows something of it. */
    @BeforeEach
    void respond() {
        hub.gives("socket/findings.list", input -> ok(input.contains("severities")
                ? "{\"findings\":[" + urgent + "],\"truncated\":false}"
                : "{\"findings\":[" + finding("low", "ignore") + "],\"truncated\":false}"));
        hub.gives("sentry/issues.list", input -> ok(input.contains("firstRelease")
                ? "{\"issues\":[" + firstSeen + "],\"truncated\":false}"
                : "{\"issues\":[" + issue("9", "error", "resolved") + "],\"truncated\":false}"));
        hub.gives("netdata/alerts.list", input -> ok(input.contains("clear")
                ? "{\"alerts\":[" + alert("quiet", "clear") + "],\"total\":1,\"truncated\":false}"
                : "{\"alerts\":[" + raised + "],\"total\":1,\"truncated\":false}"));
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    private static Response ok(String body) {
        return new Response(200, body, Map.of());
    }

    private static String finding(String severity, String action) {
        return "{\"severity\":\"" + severity + "\",\"type\":\"malware\",\"status\":\"open\",\"locations\":[{\"package\":{"
                + "\"ecosystem\":\"npm\",\"name\":\"evil\",\"version\":\"1.0.0\"},\"direct\":true,\"manifest_files\":[],"
                + "\"action\":\"" + action + "\"}],\"locations_total\":1}";
    }

    private static String issue(String id, String level, String status) {
        return "{\"id\":\"" + id + "\",\"title\":\"TypeError\",\"level\":\"" + level + "\",\"status\":\"" + status + "\"}";
    }

    private static String alert(String name, String status) {
        return "{\"alert\":\"" + name + "\",\"status\":\"" + status + "\",\"node\":\"web-1\",\"instance\":\"i\"}";
    }

    private AgentRun run(String... more) {
        return AgentRun.of(hub, Stream.concat(List.of("release-readiness", "--repo", "acme/shop", "--release", "shop@5.1.0")
                .stream(), Stream.of(more)).toArray(String[]::new));
    }

    @Test
    void goesWhenAllIsKnownAndNothingSpeaksAgainstIt() {
        AgentRun run = run();

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("GO: shop@5.1.0 of acme/shop\n");
        assertThat(hub.requests()).filteredOn(request -> request.path().startsWith("socket"))
                .allMatch(request -> request.body().contains("\"repo\":\"shop\""));
    }

    @Test
    void doesNotGoWithACriticalFinding() {
        urgent = finding("critical", "error");

        AgentRun run = run("--format", "json");

        assertThat(run.exitCode()).isEqualTo(ExitCode.ATTENTION);
        JsonNode report = run.json();
        assertThat(report.path("verdict").asText()).isEqualTo("no_go");
        assertThat(report.path("against").path(0).path("details").path("package").asText()).isEqualTo("evil");
    }

    @Test
    void takesNoFindingThatWasTriagedAway() {
        urgent = finding("critical", "ignore");

        AgentRun run = run();

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("1 finding triaged away or cleared");
    }

    @Test
    void countsAFindingWhoseOtherPlacesAreNotShown() {
        urgent = finding("critical", "ignore").replace("\"locations_total\":1", "\"locations_total\":7");

        assertThat(run().exitCode()).isEqualTo(ExitCode.ATTENTION);
    }

    @ParameterizedTest
    @CsvSource({ "0,1", "1,1", "2,0" })
    void allowsSomeHighFindings(String most, int exitCode) {
        urgent = finding("high", "warn") + "," + finding("high", "monitor");

        assertThat(run("--max-high", most).exitCode()).isEqualTo(exitCode);
    }

    @ParameterizedTest
    @CsvSource({ "error,1", "fatal,1", "dreadful,1", "warning,0", "info,0" })
    void doesNotGoWithANewError(String level, int exitCode) {
        firstSeen = issue("1", level, "unresolved");

        assertThat(run().exitCode()).isEqualTo(exitCode);
    }

    @Test
    void countsIssuesThatTheEarlierReleaseDoesNotHave() {
        hub.gives("sentry/issues.list", input -> ok("{\"issues\":["
                + (input.contains("release:shop@5.0.2") ? issue("1", "error", "unresolved")
                        : input.contains("\"release:shop@5.1.0 ")
                                ? issue("1", "error", "unresolved") + "," + issue("2", "error", "unresolved")
                                : "")
                + "],\"truncated\":false}"));

        AgentRun run = run("--since", "shop@5.0.2", "--allow-empty", "issues", "--format", "json");

        assertThat(run.exitCode()).isEqualTo(ExitCode.ATTENTION);
        assertThat(run.json().path("against")).extracting(reason -> reason.path("details").path("id").asText())
                .containsExactly("2");
    }

    @Test
    void countsIssuesThatWereFirstSeenAfterATime() {
        hub.gives("sentry/issues.list", input -> ok(input.contains("firstSeen:>=2026-01-02T00:00:00+00:00 is:unresolved")
                ? "{\"issues\":[" + issue("3", "error", "unresolved") + "],\"truncated\":false}"
                : NO_ISSUE));

        assertThat(run("--since", "2026-01-02", "--allow-empty", "issues").exitCode()).isEqualTo(ExitCode.ATTENTION);
    }

    @Test
    void doesNotGoWithACriticalAlertUnlessItIsIgnored() {
        raised = alert("disk_full", "critical") + "," + alert("cpu_high", "warning");

        assertThat(run().exitCode()).isEqualTo(ExitCode.ATTENTION);
        AgentRun ignoring = run("--ignore-alert", "disk_full");
        assertThat(ignoring.exitCode()).isZero();
        assertThat(ignoring.out()).contains("critical alert disk_full on web-1, ignored by --ignore-alert");
    }

    @ParameterizedTest
    @ValueSource(strings = { "socket/findings.list", "sentry/issues.list", "netdata/alerts.list" })
    void neverGoesWhileAProviderIsDown(String tool) {
        for (String failure : List.of("upstream_error:502", "circuit_open:503", "quota_exceeded:429", "forbidden:403",
                "internal_error:500", "provider_disabled:503", "invalid_input:400")) {
            hub.fails(tool, Integer.parseInt(failure.split(":")[1]), failure.split(":")[0]);

            AgentRun run = run();

            assertThat(run.exitCode()).as(failure).isEqualTo(ExitCode.UNKNOWN);
            assertThat(run.out()).startsWith("UNKNOWN: ").contains("Not known");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "socket/findings.list", "sentry/issues.list", "netdata/alerts.list" })
    void neverGoesOnAResponseThatIsNone(String tool) {
        hub.gives(tool, input -> new Response(200, "<html>Sign in</html>", Map.of()));

        assertThat(run().exitCode()).isEqualTo(ExitCode.UNKNOWN);
    }

    @Test
    void isUnknownWhenOneProviderIsDownWhateverTheOthersSay() {
        urgent = finding("critical", "error");
        hub.fails("netdata/alerts.list", 503, "circuit_open");

        AgentRun run = run();

        assertThat(run.exitCode()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(run.out()).contains("alerts: circuit_open (503)", "Against it", "critical malware in evil 1.0.0");
    }

    @Test
    void takesNoListThatWasCutOffForAWholeOne() {
        hub.gives("socket/findings.list", NO_FINDING.replace("false", "true"));
        assertThat(run().exitCode()).isEqualTo(ExitCode.UNKNOWN);

        respond();
        hub.gives("sentry/issues.list", NO_ISSUE.replace("false", "true"));
        assertThat(run("--allow-empty", "issues").exitCode()).isEqualTo(ExitCode.UNKNOWN);

        respond();
        hub.gives("netdata/alerts.list", NO_ALERT.replace("}", ",\"unreadable\":1}"));
        assertThat(run("--allow-empty", "alerts").exitCode()).isEqualTo(ExitCode.UNKNOWN);
    }

    @Test
    void takesNoEarlierResultForAPresentOne() {
        hub.gives("netdata/alerts.list", input -> new Response(200, NO_ALERT, Map.of("X-Stale", "true", "Age", "60")));

        assertThat(run("--allow-empty", "alerts").exitCode()).isEqualTo(ExitCode.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({ "socket/findings.list,findings", "sentry/issues.list,issues", "netdata/alerts.list,alerts" })
    void takesNoEmptyListForAGoodOneUnlessTold(String tool, String list) {
        String nothing = tool.startsWith("socket") ? NO_FINDING : tool.startsWith("sentry") ? NO_ISSUE : NO_ALERT;
        hub.gives(tool, nothing);

        AgentRun run = run();

        assertThat(run.exitCode()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(run.out()).contains("say --allow-empty " + list);
        assertThat(run("--allow-empty", list).exitCode()).isZero();
    }

    @Test
    void isUnknownWithAWordThatItDoesNotKnow() {
        urgent = finding("apocalyptic", "error");
        assertThat(run().exitCode()).isEqualTo(ExitCode.UNKNOWN);

        urgent = finding("unknown", "error");
        assertThat(run().exitCode()).isEqualTo(ExitCode.UNKNOWN);

        urgent = "";
        raised = alert("disk_full", "melting");
        assertThat(run().exitCode()).isEqualTo(ExitCode.UNKNOWN);
    }

    @Test
    void refusesOptionsThatCannotBeUsed() {
        assertThat(run("--max-high", "-1").exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run("--since", "2999-01-01").exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run("--since", "shop@* is:resolved").exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run("--allow-empty", "all").exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(AgentRun.of(hub, "release-readiness", "--repo", "shop").exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(hub.requests()).isEmpty();
    }
}
