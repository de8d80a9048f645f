package com.insightpulseai.mcp.agents.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.insightpulseai.mcp.agents.AgentRun;
import com.insightpulseai.mcp.agents.StubHub;
import com.insightpulseai.mcp.agents.StubHub.Response;
import com.insightpulseai.mcp.cli.ExitCode;

class QuotaWatchTest {

    private final StubHub hub = new StubHub();

    @BeforeEach
    void respond() {
        socketUses(120);
        hub.gives("sentry/health", input -> health("sentry", ""));
        stats(98, 2);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    private static Response health(String provider, String quota) {
        return new Response(200, "{\"provider\":\"" + provider + "\",\"status\":\"ok\",\"latency_ms\":1,"
                + "\"checked_at\":\"2026-01-01T00:00:00Z\",\"message\":\"It responds.\"" + quota + "}",
                Map.of("RateLimit", "\"reads\";r=95;t=1800", "RateLimit-Policy", "\"reads\";q=100;w=3600"));
    }

    private void socketUses(long used) {
        hub.gives("socket/health", input -> health("socket", ",\"upstream_quota\":{\"used\":" + used + ",\"total\":1000}"));
    }

    private void stats(long accepted, long dropped) {
        hub.gives("sentry/stats.get", input -> new Response(200, "{\"interval\":\"1h\",\"groups\":["
                + "{\"category\":\"error\",\"outcome\":\"accepted\",\"quantity\":" + accepted + "},"
                + "{\"category\":\"error\",\"outcome\":\"rate_limited\",\"quantity\":" + dropped + "}],\"truncated\":false}",
                Map.of("RateLimit", "\"reads\";r=94;t=1800", "RateLimit-Policy", "\"reads\";q=100;w=3600")));
    }

    @Test
    void showsBudgetsBelowTheMark() {
        AgentRun run = AgentRun.of(hub, "quota-watch", "--format", "json");

        assertThat(run.exitCode()).isZero();
        assertThat(run.json().path("budgets").path(0).path("used").asInt()).isEqualTo(6);
        assertThat(run.json().path("budgets").path(1).path("percent").asInt()).isEqualTo(12);
        assertThat(run.json().path("not_known").path(0).path("reason").asText()).contains("no API for them yet");
    }

    @ParameterizedTest
    @CsvSource({ "799,0", "800,1", "1000,1" })
    void warnsFromTheMarkOn(long used, int exitCode) {
        socketUses(used);

        assertThat(AgentRun.of(hub, "quota-watch").exitCode()).isEqualTo(exitCode);
    }

    @ParameterizedTest
    @CsvSource({ "80,20,0", "79,21,1", "0,5,1" })
    void warnsOfWhatSentryDrops(long accepted, long dropped, int exitCode) {
        stats(accepted, dropped);

        assertThat(AgentRun.of(hub, "quota-watch").exitCode()).isEqualTo(exitCode);
    }

    @Test
    void neverSaysBelowTheMarkWhenACallFailed() {
        hub.fails("socket/health", 503, "unavailable");

        AgentRun run = AgentRun.of(hub, "quota-watch");

        assertThat(run.exitCode()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(run.out()).startsWith("Not all is known").contains("Socket's quota: unavailable (503)");
    }

    @Test
    void warnsEvenWhenAnotherCallFailed() {
        socketUses(990);
        hub.fails("sentry/stats.get", 503, "unavailable");

        assertThat(AgentRun.of(hub, "quota-watch").exitCode()).isEqualTo(ExitCode.ATTENTION);
    }

    @Test
    void warnsOfABudgetThatIsUsedUpAlready() {
        hub.gives("sentry/stats.get", input -> new Response(429,
                "{\"code\":\"quota_exceeded\",\"status\":429,\"detail\":\"All calls are used up.\"}",
                Map.of("Retry-After", "864")));

        AgentRun run = AgentRun.of(hub, "quota-watch");

        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ExitCode.ATTENTION);
        assertThat(run.out()).contains("this caller: calls of sentry/stats.get and its class are used up until");
    }

    @ParameterizedTest
    @CsvSource({ "--warn,0", "--warn,101", "--window,1000h", "--window,1" })
    void refusesValuesOutOfBounds(String option, String value) {
        assertThat(AgentRun.of(hub, "quota-watch", option, value).exitCode()).isEqualTo(ExitCode.WRONG_USE);
    }
}
