package com.insightpulseai.mcp.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

/** One outage from its first bad check to the end, in a sandbox that checks its providers every second. */
class SimulatedOutageIT {

    private static final Logger LOG = Logger.getLogger(SimulatedOutageIT.class);
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path folder;

    private static HubProcess hub;
    private static String token;

    private final long began = System.nanoTime();

    @BeforeAll
    static void start() throws Exception {
        // A check takes less, so a busy machine makes no provider degraded.
        hub = HubProcess.start(folder, Map.of("MCP_MONITOR_INTERVAL", "1s", "MCP_HEALTH_SLOW", "10s"));
        token = HubClient.json(hub.read("tokens.json")).path("ops_operator").asText();
    }

    @AfterAll
    static void stop() throws Exception {
        hub.close();
    }

    @Test
    void isNoticedToldMetAndForgotten() throws Exception {
        JsonNode wellAnswer = HubClient.json(nodes("").body());
        note("the provider is well: nodes.list answers");

        sandbox("PUT", "/sandbox/faults/netdata", "{\"fault\":\"hang\"}");
        note("it hangs from now on");
        awaiting("a check found it down", () -> health().equals("down"));
        JsonNode opened = awaiting("the webhook was told", SimulatedOutageIT::deliveries,
                deliveries -> deliveries.size() == 1).get(0);
        assertThat(opened.path("verified").asBoolean()).isTrue();
        assertThat(opened.path("type").asText()).isEqualTo("alert.opened");
        assertThat(opened.at("/body/data/title").asText()).isEqualTo("netdata is down");
        assertThat(opened.at("/body/data/severity").asText()).isEqualTo("critical");
        assertThat(new HubDatabase(hub).query("select title from ops.alerts where closed_at is null"))
                .containsExactly("netdata is down");

        // 10 s after the announcement the first trial is let through.
        HttpResponse<String> refused = awaiting("nodes.list is refused", () -> nodes(""), answer -> answer.statusCode() == 503);
        note("nodes.list is refused: " + refused.statusCode() + " " + HubClient.json(refused.body()).path("code").asText()
                + ", Retry-After " + refused.headers().firstValue("Retry-After").orElse("none"));
        assertThat(HubClient.json(refused.body()).path("code").asText()).isEqualTo("circuit_open");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.headers().firstValue("X-Event-Id")).isPresent();

        HttpResponse<String> stale = nodes("max-stale=600");
        note("with max-stale it answers " + stale.statusCode() + ", Age "
                + stale.headers().firstValue("Age").orElse("none"));
        assertThat(stale.statusCode()).isEqualTo(200);
        assertThat(stale.headers().firstValue("X-Stale")).contains("true");
        assertThat(HubClient.json(stale.body())).isEqualTo(wellAnswer);

        sandbox("DELETE", "/sandbox/faults/netdata", "");
        note("it is mended");
        awaiting("a check found it well", () -> health().equals("ok"));
        awaiting("nodes.list answers again", () -> nodes("").statusCode() == 200);
        List<JsonNode> told = awaiting("the webhook was told", SimulatedOutageIT::deliveries,
                deliveries -> deliveries.size() == 2);
        assertThat(told.get(0).path("type").asText()).isEqualTo("alert.closed");
        assertThat(told.get(0).at("/body/data/alert_id")).isEqualTo(opened.at("/body/data/alert_id"));
        assertThat(told.get(0).path("verified").asBoolean()).isTrue();
        assertThat(new HubDatabase(hub).query("select title from ops.alerts where closed_at is not null"))
                .containsExactly("netdata is well again");
        assertThat(new HubDatabase(hub).query("select distinct state from ops.alert_deliveries")).containsExactly("delivered");
        assertThat(new HubDatabase(hub).query("select status from ops.run_events where error = 'circuit_open'"))
                .isNotEmpty()
                .containsOnly("error");
    }

    private void note(String what) {
        LOG.infof("%6d ms  %s", (System.nanoTime() - began) / 1_000_000, what);
    }

    private void awaiting(String what, Callable<Boolean> condition) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(condition);
        note(what);
    }

    private <T> T awaiting(String what, Callable<T> question, Predicate<T> condition) {
        T answer = await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(question, condition);
        note(what);
        return answer;
    }

    private static String health() throws Exception {
        return HubClient.json(sandbox("GET", "/providers/netdata/health", "").body()).at("/providers/0/status").asText();
    }

    private static List<JsonNode> deliveries() throws Exception {
        return StreamSupport.stream(HubClient.json(sandbox("GET", "/sandbox/webhooks", "").body()).path("deliveries")
                .spliterator(), false).toList();
    }

    private static HttpResponse<String> nodes(String cacheControl) throws Exception {
        return send(request("/providers/netdata/nodes.list").header("Authorization", "Bearer " + token)
                .header("Cache-Control", cacheControl).POST(BodyPublishers.ofString("{}")));
    }

    private static HttpResponse<String> sandbox(String method, String path, String body) throws Exception {
        return send(request(path).method(method, BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(hub.url(path)).timeout(PATIENCE).header("Content-Type", "application/json");
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
