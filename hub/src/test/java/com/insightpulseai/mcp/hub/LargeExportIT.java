package com.insightpulseai.mcp.hub;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

/** Exports that are larger than the hub's whole memory, and clients that go away meanwhile. */
class LargeExportIT {

    private static final String SMALL_HEAP = "-Xmx80m -XX:+ExitOnOutOfMemoryError";
    private static final long HEAP_BYTES = 80L << 20;
    private static final int EVENTS = 60_000;
    private static final String ADMIN = "ops_admin";
    private static final String VIEWER = "ops_viewer";

    /** Exports that a hub has at a time. */
    private static final int SLOTS = 2;
    /** More than the hub has connections to the database. */
    private static final int HANG_UPS = 20;

    private static final String FILTER = "?provider=socket&tool=scan.get";

    /** The newest event is number 0, and three of them have the same time. */
    private static final String ADD = """
            with added as (
              insert into ops.run_events (id, created_at, finished_at, provider, tool, caller_id, caller_kind, caller_role,
                                          client, status, duration_ms, hostname)
              select ('00000000-0000-4000-8000-' || lpad(to_hex(1000000 - n), 12, '0'))::uuid, at, at, 'socket', 'scan.get',
                     ?, 'user', 'ops_viewer', repeat('c', 1400), 'ok', n, 'api.socket.dev'
                from (select n, now() - interval '1 minute' - make_interval(secs => n / 3 / 1000.0) as at
                        from generate_series(0, ?) n) numbered
              returning 1)
            select count(*) from added""";

    private static final String RECORDED = """
            select payload -> 'filter' ->> 'tool' from ops.run_events
             where caller_id = ? and provider = 'ops' and tool = 'events.export'""";

    private static final String OPEN_TRANSACTIONS = """
            select pid from pg_stat_activity where usename = 'mcp_hub' and (state <> 'idle' or xact_start is not null)""";

    @TempDir
    static Path folder;

    private static StubSocket socket;
    private static GovernedHub hub;
    private static UUID viewer;

    @BeforeAll
    static void start() throws Exception {
        socket = new StubSocket();
        hub = GovernedHub.start(folder, socket, SMALL_HEAP, Map.of("MCP_MONITOR_ENABLED", "false"));
        viewer = hub.database().addUser(VIEWER);
        assertThat(hub.database().query(ADD, viewer, EVENTS - 1)).containsExactly(Integer.toString(EVENTS));
    }

    @AfterAll
    static void stop() throws Exception {
        hub.close();
        socket.close();
    }

    @Test
    void writesTwoFilesAtOnceThatItCouldNotHold() throws Exception {
        UUID admin = hub.database().addUser(ADMIN);
        CompletableFuture<Export> concurrent = CompletableFuture.supplyAsync(
                () -> jsonLines("&caller=" + viewer, admin, ADMIN), command -> new Thread(command).start());
        Export csv = export("/ops/events.csv" + FILTER, viewer, VIEWER, line -> Integer.parseInt(line.split(",")[11]));
        Export jsonLines = concurrent.join();

        assertThat(csv.lastLine()).matches("# count=" + EVENTS + " sha256=" + csv.sha256() + " until=\\S+");
        assertComplete(jsonLines, EVENTS);
        assertThat(List.of(csv, jsonLines)).allSatisfy(file -> {
            assertThat(file.events()).isEqualTo(EVENTS);
            assertThat(file.bytes()).isGreaterThan(HEAP_BYTES);
        });
    }

    @Test
    void clientsThatHangUpLeaveNothingBehind() throws Exception {
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < 3 * SLOTS; i++) {
            tokens.add(GovernedHub.token(hub.database().addUser(ADMIN), ADMIN));
        }
        AtomicInteger hungUp = new AtomicInteger();
        await().until(() -> hungUp.addAndGet(hangUpMidway(tokens)) >= HANG_UPS);

        await().untilAsserted(() -> assertThat(hub.database().query(OPEN_TRANSACTIONS)).isEmpty());
        await().until(() -> hub.client().metric("mcp_connections") < 10);
        await().until(() -> hangUpMidway(tokens) == SLOTS);
        assertComplete(jsonLines("&max_ms=2999", viewer, VIEWER), 3_000);
        assertThat(hub.process().output()).doesNotContain(" ERROR ", "An export ended");
    }

    /** Begins an export for each token at once, and hangs up while they are in progress; returns how many were. */
    private static int hangUpMidway(List<String> tokens) throws IOException {
        List<RawRequest> clients = new ArrayList<>();
        try (RawRequest early = RawRequest.open(hub.process())) {
            early.send(head(tokens.get(0)));
        }
        for (String token : tokens) {
            clients.add(RawRequest.open(hub.process()).send(head(token)));
        }
        int inProgress = 0;
        for (RawRequest client : clients) {
            int status = client.status();
            assertThat(status).isIn(200, 503);
            inProgress += status == 200 ? 1 : 0;
        }
        assertThat(inProgress).isLessThanOrEqualTo(SLOTS);
        for (RawRequest client : clients) {
            client.close();
        }
        return inProgress;
    }

    private static String head(String token) {
        return "GET /ops/events.jsonl" + FILTER + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + token + "\r\n\r\n";
    }

    /** A file that was read to its end. */
    private record Export(int events, long bytes, String sha256, String lastLine) {
    }

    private static void assertComplete(Export jsonLines, int events) {
        assertThat(jsonLines.events()).isEqualTo(events);
        JsonNode end = HubClient.json(jsonLines.lastLine());
        assertThat(end.path("count").intValue()).isEqualTo(events);
        assertThat(end.path("sha256").textValue()).isEqualTo(jsonLines.sha256());
        assertThat(end.has("next")).isFalse();
    }

    private static Export jsonLines(String conditions, UUID caller, String role) {
        return export("/ops/events.jsonl" + FILTER + conditions, caller, role,
                line -> HubClient.json(line).path("duration_ms").intValue());
    }

    /** Reads a file to its end; fails where its events are not numbered from 0 on, and where no row says that they leave. */
    private static Export export(String path, UUID caller, String role, ToIntFunction<String> number) {
        try {
            // The hub needs a moment to notice that others hung up.
            HttpResponse<InputStream> response = await().until(() -> request(path, caller, role), it -> it.statusCode() != 503);
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(hub.database().query(RECORDED, caller)).as("audit log").contains("scan.get");
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            int events = 0;
            long bytes = 0;
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(response.body(), ISO_8859_1))) {
                String line = lines.readLine();
                for (String next = lines.readLine(); next != null; next = lines.readLine()) {
                    digest.update((line + "\n").getBytes(ISO_8859_1));
                    bytes += line.length() + 1;
                    if (!line.startsWith("created_at,")) {
                        assertThat(number.applyAsInt(line)).isEqualTo(events);
                        events++;
                    }
                    line = next;
                }
                return new Export(events, bytes, HexFormat.of().formatHex(digest.digest()), line);
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static HttpResponse<InputStream> request(String path, UUID caller, String role)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(hub.process().url(path))
                .header("Authorization", "Bearer " + GovernedHub.token(caller, role)).build(), BodyHandlers.ofInputStream());
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50));
    }
}
