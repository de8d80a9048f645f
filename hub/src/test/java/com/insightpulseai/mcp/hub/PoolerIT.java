package com.insightpulseai.mcp.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.hub.PooledCalls.Kind;
import com.insightpulseai.mcp.hub.PooledCalls.Sent;

/**
 * A hub and a native function behind PgBouncer in transaction mode, with the settings that {@code template.yaml} has for it.
 * {@code .ci/run pooler} names the programs.
 */
@Tag("pooler")
@EnabledIfEnvironmentVariable(named = PoolerIT.PGBOUNCER, matches = ".+")
class PoolerIT {

    static final String PGBOUNCER = "POOLER_PGBOUNCER";

    private static final String FUNCTION = "POOLER_FUNCTION";
    /** Kept, for its logs. */
    private static final Path FOLDER = Path.of("target", "pooler").toAbsolutePath();
    private static final Duration UNDER_LOAD = Duration.ofSeconds(4);
    private static final List<Kind> CONCURRENT = List.of(Kind.OK, Kind.TOKEN_TOO_LOW, Kind.DEMOTED, Kind.SESSION_ENDED,
            Kind.QUOTA_USED_UP, Kind.INVALID_INPUT, Kind.CREDENTIALS_REJECTED, Kind.OK);

    private static final List<String> summary = new ArrayList<>();

    private static PooledSystem system;

    @BeforeAll
    static void start() throws Exception {
        system = PooledSystem.start(Files.createDirectories(FOLDER), System.getenv(PGBOUNCER),
                Optional.ofNullable(System.getenv(FUNCTION)).filter(path -> !path.isEmpty()));
    }

    @AfterAll
    static void stop() throws Exception {
        Files.write(FOLDER.resolve("summary.txt"), summary);
        system.close();
    }

    @BeforeEach
    void reset() {
        system.reset();
    }

    @Test
    void migratesThroughThePoolerAndLeavesNothingToTheNextClient() throws Exception {
        List<Map<String, Object>> applied = system.database()
                .query("select script from ops.schema_history where success and version is not null");

        try (InputStream index = PoolerIT.class.getResourceAsStream("/db/migration/index.txt")) {
            assertThat(applied).extracting(row -> row.get("script"))
                    .containsExactlyInAnyOrderElementsOf(new String(index.readAllBytes(), UTF_8).lines().toList());
        }
        assertThat(system.searchPaths()).hasSize(PgBouncer.POOL_SIZE).containsOnly("\"$user\", public");
        summary.add("migrations: " + applied.size() + " applied through the pooler");
    }

    @ParameterizedTest
    @ValueSource(strings = { "hub", "function" })
    void recordsEachOutcomeOfConcurrentCallers(String endpoint) throws Exception {
        PooledCalls calls = calls(endpoint);

        List<Sent> sent = new ArrayList<>(PooledCalls.concurrently(caller -> {
            List<Sent> own = new ArrayList<>();
            for (int i = 0; i < CONCURRENT.size(); i++) {
                own.add(calls.send(CONCURRENT.get((caller + i) % CONCURRENT.size()), caller));
            }
            return own;
        }).get());
        sent.add(calls.send(Kind.PROVIDER_BROKEN, 0));
        var silence = system.socket().hold(Kind.PROVIDER_SILENT.repository());
        sent.add(calls.send(Kind.PROVIDER_SILENT, 0));
        silence.countDown();
        sent.add(calls.send(Kind.OK, 0));
        system.database().removeSecret("socket_api_key");
        sent.add(calls.send(Kind.SECRET_MISSING, 0));

        assertThat(calls.sendWithoutToken()).isEqualTo(401);
        calls.assertEachHasItsRow(sent);
        assertThat(system.log(endpoint)).doesNotContain("did not carry out a statement");
        summary.add(endpoint + ": " + PooledCalls.CALLERS + " callers, " + PooledCalls.statuses(sent) + "; " + sent.size()
                + " calls, as many rows");
    }

    @ParameterizedTest
    @ValueSource(strings = { "hub", "function" })
    void recoversFromARestartOfThePooler(String endpoint) throws Exception {
        PooledCalls calls = calls(endpoint);
        long end = System.nanoTime() + UNDER_LOAD.toNanos();

        Future<List<Sent>> load = PooledCalls.concurrently(caller -> {
            List<Sent> own = new ArrayList<>();
            while (System.nanoTime() < end) {
                own.add(calls.send(Kind.UNLIMITED, caller));
            }
            own.add(new Sent(Kind.OK, calls.send(Kind.UNLIMITED, caller).reply()));
            return own;
        });
        system.awaitRows(PooledCalls.CALLERS);
        system.pooler().restart();
        List<Sent> sent = load.get();

        Map<UUID, String> rows = calls.rows();
        List<Sent> refused = sent.stream().filter(call -> call.reply().status() != 200).toList();
        assertThat(sent).filteredOn(call -> call.kind() == Kind.OK).hasSize(PooledCalls.CALLERS)
                .allSatisfy(call -> assertThat(call.reply().status()).isEqualTo(200));
        assertThat(refused).allSatisfy(call -> assertThat(call.reply().status()).isEqualTo(503));
        assertThat(sent).filteredOn(call -> call.reply().status() == 200)
                .allSatisfy(call -> assertThat(rows.get(call.reply().event().orElseThrow())).isIn("ok", "started"));
        assertThat(rows.size()).isBetween(sent.size() - refused.size(), sent.size());
        summary.add(endpoint + ": the pooler restarted under load: " + PooledCalls.statuses(sent) + "; " + rows.size()
                + " rows, of which " + rows.values().stream().filter("started"::equals).count() + " were not completed");
    }

    private static PooledCalls calls(String endpoint) {
        assumeTrue(system.has(endpoint), "there is no native function");
        return new PooledCalls(system.database(), system.endpoint(endpoint));
    }
}
