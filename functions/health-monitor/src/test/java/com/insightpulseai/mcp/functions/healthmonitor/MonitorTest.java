package com.insightpulseai.mcp.functions.healthmonitor;

import static com.insightpulseai.mcp.provider.socket.stub.SocketStub.error;
import static com.insightpulseai.mcp.provider.stubs.HealthyProviders.quota;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.insightpulseai.mcp.alert.AlertDelivery.Summary;
import com.insightpulseai.mcp.health.HealthStatus;
import com.insightpulseai.mcp.monitor.Monitor;
import com.insightpulseai.mcp.monitor.MonitorReport;
import com.insightpulseai.mcp.monitor.MonitorReport.AlertChange;
import com.insightpulseai.mcp.monitor.MonitorReport.Checked;
import com.insightpulseai.mcp.provider.netdata.stub.NetdataStub;
import com.insightpulseai.mcp.provider.sentry.stub.SentryStub;
import com.insightpulseai.mcp.provider.socket.stub.SocketStub;
import com.insightpulseai.mcp.provider.stubs.HealthyProviders;
import com.insightpulseai.mcp.provider.stubs.WireMockProviders;
import com.insightpulseai.mcp.testing.DatabaseWire;
import com.insightpulseai.mcp.testing.PostgresResource;
import com.insightpulseai.mcp.testing.TestDatabase;
import com.insightpulseai.mcp.testing.WebhookStub;
import com.insightpulseai.mcp.testing.WireMockWebhooks;
import com.insightpulseai.mcp.testing.WiredPostgresResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;

/** Rounds of the monitor as this function runs them, without an event of Lambda. */
@QuarkusTest
@QuarkusTestResource(value = WiredPostgresResource.class, initArgs = @ResourceArg(name = PostgresResource.LOGIN, value = TestDatabase.MONITOR))
@QuarkusTestResource(WireMockProviders.class)
@QuarkusTestResource(WireMockWebhooks.class)
class MonitorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int HANGS = 20_000;

    private final TestDatabase database = TestDatabase.shared();
    private final Monitor monitor;

    DatabaseWire wire;
    NetdataStub netdata;
    SentryStub sentry;
    SocketStub socket;
    WebhookStub webhooks;
    HealthyProviders providers;

    MonitorTest(Monitor monitor) {
        this.monitor = monitor;
    }

    @BeforeEach
    void begin() {
        database.reset();
        HealthyProviders.SECRETS.forEach(database::putSecret);
        providers = HealthyProviders.stub(netdata, sentry, socket);
        webhooks.stubTaking(database);
    }

    @Test
    void keepsWhatItFindsOfEachProvider() {
        MonitorReport report = round();

        assertThat(report.failures()).isEmpty();
        assertThat(report.providers()).extracting(Checked::provider).containsExactly("netdata", "sentry", "socket");
        assertThat(report.providers()).allSatisfy(checked -> {
            assertThat(checked.status()).isEqualTo(HealthStatus.OK);
            assertThat(checked.announced()).isEqualTo(HealthStatus.OK);
            assertThat(checked.recorded()).isTrue();
        });
        assertThat(database.query("select provider, status, message, upstream_used, upstream_total from ops.provider_health"
                + " where provider = 'socket'"))
                .containsExactly(Map.of("provider", "socket", "status", "ok", "message", "The provider answers.",
                        "upstream_used", 100L, "upstream_total", 1_000L));
        assertThat(database.query("select 1 from ops.provider_health")).hasSize(3);
        assertThat(database.events()).as("a check is nobody's call").isEmpty();
    }

    @Test
    void opensAnAlertAfterThreeBadChecksAndClosesItAfterTwoGoodOnes() {
        providers.stubSocket(error(500));
        assertThat(rounds(2)).allSatisfy(report -> assertThat(report.alerts()).isEmpty());
        assertThat(rounds(1).get(0).alerts()).containsExactly(change("opened"));
        assertThat(rounds(1).get(0).alerts()).isEmpty();

        providers.stubSocket(quota(900, 1_000));
        assertThat(rounds(1).get(0).alerts()).isEmpty();
        assertThat(rounds(1).get(0).alerts()).containsExactly(change("closed"));

        assertThat(webhooks.requests()).filteredOn(request -> request.getUrl().startsWith("/pager"))
                .extracting(request -> new JsonObject(request.getBodyAsString()))
                .extracting(body -> body.getString("type") + " " + body.getJsonObject("data").getString("title"))
                .containsExactly("alert.opened socket is down", "alert.closed socket is well again");
        assertThat(webhooks.requests()).extracting(LoggedRequest::getUrl).filteredOn(url -> url.startsWith("/services"))
                .hasSize(2);
    }

    @Test
    void saysOneWordOfALongOutage() {
        providers.stubSocket(error(401));

        assertThat(rounds(8)).extracting(report -> report.deliveries().delivered()).containsExactly(0, 0, 2, 0, 0, 0, 0, 0);
        assertThat(database.query("select severity, title, message from ops.alerts")).containsExactly(Map.of("severity",
                "critical", "title", "socket is down", "message", "Socket rejected the stored API token."));
    }

    @Test
    void aFlickeringProviderRaisesNoAlert() {
        for (int i = 0; i < 4; i++) {
            providers.stubSocket(error(500));
            rounds(2);
            providers.stubSocket(quota(900, 1_000));
            rounds(1);
        }

        assertThat(database.query("select 1 from ops.alerts")).isEmpty();
    }

    @Test
    void oneFailingProviderHidesNoOther() {
        providers.stubSocket(quota(900, 1_000).withFixedDelay(HANGS));
        sentry.stubGet("", error(500));

        assertThat(round().providers()).extracting(Checked::status)
                .containsExactly(HealthStatus.OK, HealthStatus.DOWN, HealthStatus.DOWN);
    }

    @Test
    void twoAtOnceKeepOneCheckOfEachProviderAndTellOnce() {
        providers.stubSocket(error(500));
        rounds(2);
        database.letAMinutePass();

        List<CompletableFuture<MonitorReport>> both = List.of(monitor.round().subscribeAsCompletionStage(),
                monitor.round().subscribeAsCompletionStage());

        assertThat(both.stream().flatMap(report -> report.join().providers().stream()).filter(Checked::recorded)).hasSize(3);
        assertThat(both.stream().flatMap(report -> report.join().alerts().stream())).containsExactly(change("opened"));
        assertThat(webhooks.requests()).hasSize(2);
    }

    @Test
    void aRoundMadeAgainChangesNothing() {
        round();
        MonitorReport again = round();

        assertThat(again.failures()).isEmpty();
        assertThat(again.providers()).noneMatch(Checked::recorded);
        assertThat(database.query("select 1 from ops.provider_health")).hasSize(3);
    }

    @Test
    void isToldOfCallsThatFailWhileChecksAreWell() {
        database.execute("""
                insert into ops.run_events
                  (id, created_at, provider, tool, caller_kind, caller_role, status, error, finished_at)
                select gen_random_uuid(), now(), 'socket', 'scan.get', 'user', 'ops_viewer', 'error', 'upstream_error', now()
                  from generate_series(1, 20)""");

        MonitorReport report = round();

        assertThat(report.alerts()).containsExactly(new AlertChange("error_rate", "socket", "opened"));
        assertThat(report.deliveries()).isEqualTo(new Summary(2, 0, 0));
    }

    @Test
    void keepsTheTablesInOrder() {
        database.execute(
                """
                        insert into ops.run_events (id, created_at, provider, tool, caller_kind, caller_role, status)
                        values (gen_random_uuid(), now() - interval '1 hour', 'socket', 'scan.get', 'user', 'ops_viewer', 'started')""");
        database.execute("""
                insert into ops.provider_health (provider, status, latency_ms, message, checked_at)
                values ('socket', 'ok', 1, 'It was so.', now() - interval '93 days')""");

        MonitorReport report = round();

        assertThat(report.upkeep()).containsEntry("events_abandoned", 1).containsEntry("provider_health_removed", 1)
                .containsEntry("sessions_ended", 0).containsEntry("partitions_made", 0)
                .containsEntry("quota_windows_removed", 0)
                .containsEntry("alerts_removed", 0).containsEntry("cached_results_removed", 0)
                .containsEntry("idempotency_keys_removed", 0).containsEntry("run_events_partitions_removed", 0)
                .containsEntry("call_stats_hours_removed", 0).containsEntry("event_words_partitions_removed", 0);
        assertThat(database.events()).singleElement().satisfies(row -> assertThat(row).containsEntry("status", "abandoned"));
    }

    @Test
    void countsCallsAndIndexesTheirWordsForReports() {
        database.execute(
                """
                        insert into ops.run_events (id, created_at, provider, tool, caller_kind, caller_role, payload, status, duration_ms)
                        select gen_random_uuid(), now() - interval '1 hour', 'socket', 'scan.get', 'user', 'ops_viewer',
                               '{"repo": "acme/web"}', 'ok', 12 from generate_series(1, 600)""");
        database.execute("update ops.seal_head set swept_until = now() - interval '10 minutes'");

        assertThat(round().upkeep()).containsEntry("stats_written", 3).containsEntry("events_indexed", 600);
        assertThat(database.query("select ok from ops.call_stats where width_s = 300"))
                .containsExactly(Map.of("ok", 600));
    }

    @Test
    void removesCachedResultsAsOftenAsItTakes() {
        database.execute(
                """
                        insert into ops.cached_results (caller_id, provider, tool, cache_key, result, event_id, cached_at)
                        select gen_random_uuid(), 'socket', 'scan.get', repeat('0', 64), '{}', gen_random_uuid(), now() - interval '2 days'
                          from generate_series(1, 1100)""");

        assertThat(round().upkeep()).containsEntry("cached_results_removed", 1_100);
        assertThat(database.query("select 1 from ops.cached_results")).isEmpty();
    }

    @Test
    void removesIdempotencyKeysAsOftenAsItTakes() {
        database.execute("""
                insert into ops.idempotency_keys
                  (caller_id, provider, tool, key_digest, request_digest, event_id, created_at)
                select gen_random_uuid(), 'socket', 'scan.repo', repeat('0', 64), repeat('0', 64), gen_random_uuid(),
                       now() - interval '2 days'
                  from generate_series(1, 1100)""");

        assertThat(round().upkeep()).containsEntry("idempotency_keys_removed", 1_100);
        assertThat(database.query("select 1 from ops.idempotency_keys")).isEmpty();
    }

    @Test
    void aStepThatFailsKeepsNoOtherFromBeingDone() {
        providers.stubSocket(error(500));
        rounds(2);
        database.letAMinutePass();
        database.execute("alter function ops.watch_calls rename to not_now");
        database.execute("alter function ops.sweep_abandoned rename to not_now_either");
        try {
            MonitorReport report = round();

            assertThat(report.failures()).containsExactly("watch_calls", "sweep_abandoned");
            assertThat(report.alerts()).containsExactly(change("opened"));
            assertThat(report.deliveries()).isEqualTo(new Summary(2, 0, 0));
            assertThat(report.upkeep()).containsKey("partitions_made").containsKey("alerts_removed");
        } finally {
            database.execute("alter function ops.not_now rename to watch_calls");
            database.execute("alter function ops.not_now_either rename to sweep_abandoned");
        }
    }

    @Test
    void withoutTheVaultProvidersThatNeedItAreDownUnasked() {
        database.execute("alter view vault.decrypted_secrets rename to broken");
        try {
            assertThat(round().providers()).extracting(Checked::message).containsOnly(
                    "The vault cannot be read, so the provider could not be checked.");
        } finally {
            database.execute("alter view vault.broken rename to decrypted_secrets");
        }
        assertThat(providers.requests()).isZero();
    }

    @Test
    void withoutTheDatabaseNobodyIsAsked() {
        database.stop();
        try {
            assertThat(round().failures()).containsExactly("database");
        } finally {
            database.start();
        }
        assertThat(providers.requests()).isZero();

        assertThat(round().failures()).isEmpty();
    }

    @Test
    void aDatabaseThatHangsEndsTheRoundAndNotTheMonitor() {
        wire.freeze();
        try {
            assertThat(round().failures()).containsExactly("database");
        } finally {
            wire.thaw();
        }

        assertThat(round().failures()).isEmpty();
    }

    private MonitorReport round() {
        return monitor.round().await().atMost(PATIENCE);
    }

    /** Rounds at the configured interval. */
    private List<MonitorReport> rounds(int times) {
        return IntStream.range(0, times).mapToObj(time -> {
            database.letAMinutePass();
            return round();
        }).toList();
    }

    private static AlertChange change(String transition) {
        return new AlertChange("provider_health", "socket", transition);
    }
}
