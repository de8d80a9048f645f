package com.insightpulseai.mcp.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that hold connections, bodies and memory, or fill the log: a hub in 256 MB goes on serving the others. */
class HostileClientsIT {

    private static final String OPERATOR = "ops_operator";
    private static final String SMALL_HEAP = "-Xmx256m -XX:+ExitOnOutOfMemoryError";
    private static final int LARGE = 6_000_000;
    private static final Map<String, String> SHORT_TIMES = Map.of("MCP_CONNECTIONS_HEADER_TIMEOUT", "3S",
            "MCP_REQUEST_BODY_IDLE_TIMEOUT", "4S", "MCP_REQUEST_BODY_TIMEOUT", "8S");

    @TempDir
    static Path folder;

    private static StubSocket socket;
    private static GovernedHub hub;
    private static UUID attacker;
    private static UUID honest;
    private final List<RawRequest> connections = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        socket = new StubSocket();
        hub = GovernedHub.start(folder, socket, SMALL_HEAP, SHORT_TIMES);
    }

    @BeforeEach
    void newCallers() throws Exception {
        attacker = hub.database().addUser(OPERATOR);
        honest = hub.database().addUser(OPERATOR);
    }

    @AfterEach
    void nothingIsHeldAfterwards() throws Exception {
        for (RawRequest connection : connections) {
            connection.close();
        }
        await().until(() -> metric("mcp_request_bodies_bytes") == 0);
        assertThatOthersAreServed();
    }

    @AfterAll
    static void stop() throws Exception {
        hub.close();
        socket.close();
    }

    @Test
    void twoHundredUnfinishedBodies() throws Exception {
        byte[] headers = RawRequest.headers(GovernedHub.token(attacker, OPERATOR), LARGE);
        byte[] body = RawRequest.body("unfinished", LARGE);
        for (int i = 0; i < 200; i++) {
            connections.add(RawRequest.open(hub.process()).send(headers, headers.length).send(body, LARGE - 1));
        }

        assertThat(metric("mcp_request_bodies_bytes")).isLessThanOrEqualTo(metric("mcp_request_bodies_max_bytes"));
        assertThat(metric("mcp_request_bodies_refused_total{code=\"unavailable\"}")).isGreaterThan(190);
        assertThatOthersAreServed();
        List<Integer> statuses = new ArrayList<>();
        for (RawRequest connection : connections) {
            statuses.add(connection.status());
        }
        assertThat(statuses).contains(408).isSubsetOf(408, 503, 0);
    }

    @Test
    void twoThousandFiveHundredHalfOpenConnections() throws Exception {
        for (int i = 0; i < 2_500; i++) {
            RawRequest connection = RawRequest.open(hub.process());
            connections.add(i % 2 == 0 ? connection : connection.send("POST /providers/socket/scan.repo HTTP/1.1\r\nX-A: "));
        }

        // One that is evicted counts until it is closed.
        await().until(() -> metric("mcp_connections") <= 1_000);
        assertThatOthersAreServed();
        await().until(() -> metric("mcp_connections") < 10);
        for (RawRequest connection : connections) {
            assertThat(connection.isClosed()).isTrue();
        }
    }

    @Test
    void sixtyFourLargeBodiesConcurrently() throws Exception {
        byte[] headers = RawRequest.headers(GovernedHub.token(attacker, OPERATOR), LARGE);
        // Read to its end, then refused for its repository: what counts here is the hub's memory, not Socket's.
        byte[] body = RawRequest.body("no repository", LARGE);
        List<CompletableFuture<Integer>> calls = IntStream.range(0, 64).mapToObj(i -> CompletableFuture.supplyAsync(() -> {
            try (RawRequest call = RawRequest.open(hub.process())) {
                return call.send(headers, headers.length).send(body, LARGE).status();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }, command -> new Thread(command).start())).toList();

        assertThatOthersAreServed();

        // 0: cut off while it still sent, its answer unread.
        assertThat(calls.stream().map(CompletableFuture::join)).contains(400).doesNotContain(500);
    }

    @Test
    void aByteOfTheBodyNowAndThen() throws Exception {
        byte[] headers = RawRequest.headers(GovernedHub.token(attacker, OPERATOR), 1_000);
        RawRequest silent = RawRequest.open(hub.process()).send(headers, headers.length).send("{");
        RawRequest dripping = RawRequest.open(hub.process()).send(headers, headers.length);
        connections.addAll(List.of(silent, dripping));

        await().until(() -> {
            dripping.send(" ");
            return metric("mcp_request_bodies_refused_total{code=\"request_timeout\"}") >= 2;
        });

        assertThat(silent.status()).isEqualTo(408);
        assertThat(dripping.status()).isEqualTo(408);
        assertThat(dripping.rest()).contains("request_timeout").containsIgnoringCase("connection: close");
    }

    @Test
    void requestsThatAreSentBeforeTheirResponses() throws Exception {
        RawRequest flood = RawRequest.open(hub.process());
        connections.add(flood);

        flood.send("GET /openapi.json HTTP/1.1\r\nHost: a\r\n\r\n".repeat(100_000));

        flood.rest();
        assertThat(metric("mcp_connections_closed_total{reason=\"pipelining\"}")).isPositive();
    }

    @Test
    void malformedRequestsLeaveNoLineInTheLog() throws Exception {
        int before = hub.process().output().length();
        for (String headers : List.of("Host: a b", "Host: a:b:c", "Host: [::1", "Host: <script>", "Accept: */*")) {
            try (RawRequest request = RawRequest.open(hub.process())) {
                request.send("GET /ops/pulse HTTP/1.1\r\n" + headers + "\r\n\r\n");
                assertThat(request.status()).as(headers).isEqualTo(400);
                assertThat(request.rest()).as(headers).contains("application/problem+json", "\"invalid_input\"");
            }
        }
        for (String path : List.of("/%zz", "/health?%zz", "/ops/events?q=%zz")) {
            try (RawRequest request = RawRequest.open(hub.process()).send("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n")) {
                assertThat(request.status()).as(path).isEqualTo(400);
            }
        }

        assertThat(hub.process().output().substring(before)).doesNotContain(" ERROR ", "Exception");
    }

    private static void assertThatOthersAreServed() throws Exception {
        assertThat(hub.client().get("/health").status()).isIn(200, 503);
        assertThat(hub.client().scan(GovernedHub.token(honest, OPERATOR), GovernedHub.input("honest")).status()).isEqualTo(200);
    }

    private static double metric(String name) throws IOException {
        return hub.client().metric(name);
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(200));
    }
}
