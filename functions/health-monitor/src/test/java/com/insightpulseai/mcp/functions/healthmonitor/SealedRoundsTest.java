package com.insightpulseai.mcp.functions.healthmonitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.insightpulseai.mcp.migrations.audit.VerifyAuditCommand;
import com.insightpulseai.mcp.monitor.Monitor;
import com.insightpulseai.mcp.monitor.MonitorReport;
import com.insightpulseai.mcp.provider.stubs.WireMockProviders;
import com.insightpulseai.mcp.testing.LoggedLines;
import com.insightpulseai.mcp.testing.PostgresResource;
import com.insightpulseai.mcp.testing.SealBucketStub;
import com.insightpulseai.mcp.testing.SealKeyResource;
import com.insightpulseai.mcp.testing.SealKeyResource.PublicKeysFile;
import com.insightpulseai.mcp.testing.TestDatabase;
import com.insightpulseai.mcp.testing.WireMockSealBucket;
import com.insightpulseai.mcp.testing.WireMockWebhooks;
import com.insightpulseai.mcp.testing.WiredPostgresResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import picocli.CommandLine;

/** Rounds that seal, and {@code verify-audit} after them. */
@QuarkusTest
@QuarkusTestResource(value = WiredPostgresResource.class, initArgs = @ResourceArg(name = PostgresResource.LOGIN, value = TestDatabase.MONITOR))
@QuarkusTestResource(WireMockProviders.class)
@QuarkusTestResource(WireMockWebhooks.class)
@QuarkusTestResource(SealKeyResource.class)
@QuarkusTestResource(WireMockSealBucket.class)
class SealedRoundsTest {

    private static final String EVENTS = """
            insert into ops.run_events (id, created_at, provider, tool, schema_version, caller_id, caller_kind, issuer, caller_role,
              claims, client, request_id, replay_of, payload, status, result, error, duration_ms, hostname, finished_at)
            select gen_random_uuid(), ops.event_time(), 'socket', 'scan.get', '1.0', gen_random_uuid(), 'user', 'https://issuer',
                   'ops_viewer', '{"run_id": 1}', E'agent\\t"1"', 'r', gen_random_uuid(), '{"n": 9007199254740993, "ü": "\\u20ac"}',
                   'ok', '{"status": 200}', null, 12, 'api.socket.dev', clock_timestamp()
              from generate_series(1, ?)""";

    @TempDir
    Path folder;

    private final TestDatabase database = TestDatabase.shared();
    private final Monitor monitor;

    PublicKeysFile publicKeys;
    SealBucketStub bucket;

    SealedRoundsTest(Monitor monitor) {
        this.monitor = monitor;
    }

    @BeforeEach
    void reset() {
        database.reset();
        bucket.reset();
        bucket.stubStatus(200);
    }

    private MonitorReport round() {
        return monitor.round().await().atMost(Duration.ofSeconds(60));
    }

    private String verify(String... more) {
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said);
        List<String> arguments = new ArrayList<>(List.of("--url", database.jdbcUrl(), "--user", TestDatabase.SUPERUSER,
                "--public-keys", publicKeys.path().toString()));
        arguments.addAll(List.of(more));
        int exit = new CommandLine(new VerifyAuditCommand(Map.of())).setOut(writer).setErr(writer)
                .execute(arguments.toArray(String[]::new));
        return exit + ": " + said;
    }

    @Test
    void sealsWhatIsFinishedInPagesAndLogsEachSeal() {
        database.execute(EVENTS, 4_100);
        Path log;
        try (LoggedLines logged = new LoggedLines()) {
            MonitorReport report = round();

            assertThat(report.failures()).isEmpty();
            assertThat(report.upkeep()).containsEntry("seals_made", 3).containsEntry("events_sealed", 4_100);
            log = write("log", logged.lines());
        }
        assertThat(verify("--seals", log.toString())).startsWith("0: As sealed: 4100 events in 3 seals");
        assertThat(round().upkeep()).doesNotContainKey("seals_made");
    }

    @Test
    void putsEachSealIntoTheBucketOnceItTakesThem() {
        database.execute(EVENTS, 2);
        bucket.stubStatus(503);
        MonitorReport report = round();
        assertThat(report.failures()).containsExactly("export_seals");
        assertThat(report.upkeep()).containsEntry("seals_made", 1).doesNotContainKey("seals_exported");

        bucket.reset();
        bucket.stubStatus(200);
        database.execute(EVENTS, 3);
        assertThat(round().upkeep()).containsEntry("seals_made", 1).containsEntry("seals_exported", 2);
        assertThat(bucket.requests()).extracting(LoggedRequest::getUrl).containsExactly(
                "/seals-of-tests/seals/0000000000000001.json", "/seals-of-tests/seals/0000000000000002.json");
        assertThat(round().upkeep()).doesNotContainKey("seals_exported");

        List<String> objects = bucket.requests().stream().map(LoggedRequest::getBodyAsString).toList();
        assertThat(verify("--seals", write("objects", objects).toString())).startsWith("0: As sealed: 5 events in 2 seals");
    }

    private Path write(String name, List<String> lines) {
        try {
            return Files.write(folder.resolve(name), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void sealsAnExpiredMonth() {
        database.execute(EVENTS, 2);
        round();
        database.execute("""
                insert into ops.audit_expiries (first_at, until, events, reason, expired_at)
                values ('2020-01-01Z', '2020-02-01Z', 0, 'kept for 1 year', now())""");

        assertThat(round().upkeep()).containsEntry("seals_made", 1).containsEntry("events_sealed", 0);
        assertThat(verify()).startsWith("0: As sealed: 2 events in 2 seals")
                .contains("Dropped: 0 events from 2020-01-01T00:00:00.000000Z");
    }

    @Test
    void saysThatATransactionHoldsUpTheSealing() throws SQLException {
        round();
        try (Connection open = database.superuser(); LoggedLines logged = new LoggedLines()) {
            open.setAutoCommit(false);
            open.createStatement().execute("select pg_current_xact_id()");
            database.execute(EVENTS, 1);
            round();
            assertThat(logged.lines()).noneMatch(line -> line.contains("cannot be sealed"));
            database.execute("update ops.seal_head set settled_until = settled_until - interval '20 minutes'");

            assertThat(round().upkeep()).doesNotContainKey("seals_made");
            assertThat(logged.lines()).anyMatch(line -> line.startsWith("Events of the last 20 minutes cannot be sealed: "));
        }
        assertThat(round().upkeep()).containsEntry("events_sealed", 1);
    }

    @Test
    void saysThatASealOfItsOwnIsGone() {
        database.execute(EVENTS, 2);
        round();
        database.execute("alter table ops.audit_seals disable trigger guard_rows");
        database.execute("delete from ops.audit_seals");
        database.execute("update ops.seal_head set sealed_sequence = 0");
        database.execute("alter table ops.audit_seals enable always trigger guard_rows");
        try (LoggedLines logged = new LoggedLines()) {
            assertThat(round().upkeep()).containsEntry("seals_made", 1);
            assertThat(logged.lines()).anyMatch(line -> line.startsWith("The database has lost seal 1 of the audit log"));
        }
    }

    @Test
    void aChangedEventIsNamed() {
        database.execute(EVENTS, 2);
        round();
        database.execute("alter table ops.run_events disable trigger guard_rows");
        database.execute("update ops.run_events set error = 'x'");
        database.execute("alter table ops.run_events enable always trigger guard_rows");

        assertThat(verify()).startsWith("1: Event ").contains(" was changed after seal 1.");
    }
}
