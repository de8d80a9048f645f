package com.insightpulseai.mcp.functions.healthmonitor;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import com.insightpulseai.mcp.migrations.audit.VerifyAuditCommand;
import com.insightpulseai.mcp.monitor.Monitor;
import com.insightpulseai.mcp.monitor.MonitorReport;
import com.insightpulseai.mcp.provider.stubs.WireMockProviders;
import com.insightpulseai.mcp.testing.PostgresResource;
import com.insightpulseai.mcp.testing.SealBucketStub;
import com.insightpulseai.mcp.testing.SealKeyResource;
import com.insightpulseai.mcp.testing.SealKeyResource.PublicKeysFile;
import com.insightpulseai.mcp.testing.SealWebhookStub;
import com.insightpulseai.mcp.testing.TestDatabase;
import com.insightpulseai.mcp.testing.WireMockSealBucket;
import com.insightpulseai.mcp.testing.WireMockSealWebhook;
import com.insightpulseai.mcp.testing.WireMockWebhooks;
import com.insightpulseai.mcp.testing.WiredPostgresResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import picocli.CommandLine;

/** Rounds with a key to seal with, a bucket and a webhook, which take every seal until a test says otherwise. */
@QuarkusTestResource(value = WiredPostgresResource.class, initArgs = @ResourceArg(name = PostgresResource.LOGIN, value = TestDatabase.MONITOR))
@QuarkusTestResource(WireMockProviders.class)
@QuarkusTestResource(WireMockWebhooks.class)
@QuarkusTestResource(SealKeyResource.class)
@QuarkusTestResource(WireMockSealBucket.class)
@QuarkusTestResource(WireMockSealWebhook.class)
abstract class SealingRounds {

    /** Adds finished events of now, by their number. */
    static final String EVENTS = """
            insert into ops.run_events (id, created_at, provider, tool, schema_version, caller_id, caller_kind, issuer, caller_role,
              claims, client, request_id, replay_of, payload, status, result, error, duration_ms, hostname, finished_at)
            select gen_random_uuid(), ops.event_time(), 'socket', 'scan.get', '1.0', gen_random_uuid(), 'user', 'https://issuer',
                   'ops_viewer', '{"run_id": 1}', E'agent\\t"1"', 'r', gen_random_uuid(), '{"n": 9007199254740993, "ü": "\\u20ac"}',
                   'ok', '{"status": 200}', null, 12, 'api.socket.dev', clock_timestamp()
              from generate_series(1, ?)""";

    @TempDir
    Path folder;

    final TestDatabase database = TestDatabase.shared();

    @Inject
    Monitor monitor;

    PublicKeysFile publicKeys;
    SealBucketStub bucket;
    SealWebhookStub webhook;

    @BeforeEach
    void reset() {
        database.reset();
        bucket.reset();
        bucket.stubStatus(200);
        webhook.reset();
        webhook.stubStatus(204);
    }

    MonitorReport round() {
        return monitor.round().await().atMost(Duration.ofSeconds(60));
    }

    String verify(String... more) {
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said);
        List<String> arguments = new ArrayList<>(List.of("--url", database.jdbcUrl(), "--user", TestDatabase.SUPERUSER,
                "--public-keys", publicKeys.path().toString()));
        arguments.addAll(List.of(more));
        int exit = new CommandLine(new VerifyAuditCommand(Map.of())).setOut(writer).setErr(writer)
                .execute(arguments.toArray(String[]::new));
        return exit + ": " + said;
    }

    Path write(String name, List<String> lines) {
        try {
            return Files.write(folder.resolve(name), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
