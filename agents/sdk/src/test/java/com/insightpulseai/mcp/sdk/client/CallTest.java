package com.insightpulseai.mcp.sdk.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.sdk.StubServer;
import com.insightpulseai.mcp.sdk.netdata.MetricsQueryRequest;
import com.insightpulseai.mcp.sdk.netdata.Row;
import com.insightpulseai.mcp.sdk.problem.Forbidden;
import com.insightpulseai.mcp.sdk.problem.TransportException;
import com.insightpulseai.mcp.sdk.problem.UnexpectedAnswer;
import com.insightpulseai.mcp.sdk.socket.Manifest;
import com.insightpulseai.mcp.sdk.socket.ScanRepoRequest;
import com.insightpulseai.mcp.sdk.socket.ScanRepoResult;
import com.insightpulseai.mcp.sdk.token.TokenSource;

/** A call as the server receives it, and its response as the caller does. */
class CallTest {

    private static final String COMPLETE = """
            {"state":"complete","scan_id":"s1","findings":[{"severity":"critical","type":"malware","package":{"ecosystem":"npm",
             "name":"evil"},"direct":true,"manifest_files":["package.json"],"positions":[]}],"repository":{"slug":"demo"},"truncated":false}""";
    private static final ScanRepoRequest DEMO = ScanRepoRequest.builder().repo("demo").build();

    private final StubServer server = new StubServer();
    private final Clients clients = new Clients();
    private final McpClient client = clients.of(server.url());

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void sendsTheInputWithoutWhatWasNotSet() {
        server.thenOk(COMPLETE);

        client.socket().scanRepo(ScanRepoRequest.builder().repo("demo").refType(ScanRepoRequest.RefType.BRANCH)
                .manifests(List.of(Manifest.builder().path("package.json").content("{}").build())).build());

        StubServer.Request request = server.onlyRequest();
        assertThat(request.method() + " " + request.uri()).isEqualTo("POST /providers/socket/scan.repo");
        assertThat(request.body()).isEqualTo("{\"repo\":\"demo\",\"ref_type\":\"branch\",\"manifests\":"
                + "[{\"path\":\"package.json\",\"content\":\"{}\"}]}");
        assertThat(request.header("Authorization")).isEqualTo("Bearer " + Clients.TOKEN);
        assertThat(request.header("Content-Type")).isEqualTo("application/json");
        assertThat(request.header("Schema-Version")).isEqualTo("1.0");
        assertThat(request.header("User-Agent")).isEqualTo("mcp-sdk-java/" + SdkVersion.VERSION);
    }

    @Test
    void readsTheResultAndWhatTheServerSaysOfTheCall() {
        UUID event = UUID.randomUUID();
        server.then(200, COMPLETE, Map.of("X-Event-Id", event.toString(), "X-Request-Id", "abc", "RateLimit",
                "\"scans\";r=49;t=1355", "Schema-Version", "1.0", "X-Stale", "true", "Age", "17", "Idempotency-Replayed",
                "true"));

        Answer<ScanRepoResult> answer = client.socket().scanRepoAnswer(DEMO);

        assertThat(answer.value().state()).isEqualTo(ScanRepoResult.State.COMPLETE);
        assertThat(answer.value().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.affectedPackage().name()).isEqualTo("evil");
            assertThat(finding.affectedPackage().version()).isEmpty();
            assertThat(finding.fix()).isEmpty();
        });
        assertThat(answer).isEqualTo(new Answer<>(answer.value(), Optional.of(event), Optional.of("abc"),
                Optional.of(new RateLimit("scans", 49, Duration.ofSeconds(1355), Optional.empty(), Optional.empty())),
                Optional.of("1.0"), true,
                Optional.of(Duration.ofSeconds(17)), true));
    }

    @Test
    void toleratesFieldsAndWordsThatAreNewerThanTheSdk() {
        server.thenOk(
                COMPLETE.replace("\"truncated\"", "\"mood\":{\"is\":[1]},\"truncated\"").replace("\"complete\"", "\"paused\"")
                        .replace("\"critical\"", "\"catastrophic\""));

        ScanRepoResult result = client.socket().scanRepo(DEMO);

        assertThat(result.state()).isEqualTo(ScanRepoResult.State.UNRECOGNIZED);
        assertThat(result.findings()).singleElement().extracting(finding -> finding.severity().name())
                .isEqualTo("UNRECOGNIZED");
    }

    @Test
    void namesTheFieldThatDoesNotFitWithoutItsValue() {
        server.thenOk(COMPLETE.replace("\"direct\":true", "\"direct\":\"jane@example.com\""));

        assertThatThrownBy(() -> client.socket().scanRepo(DEMO)).isInstanceOf(UnexpectedAnswer.class)
                .hasMessageStartingWith("Unexpected response with status 200: It is not the result of socket/scan.repo: "
                        + "a field does not fit at .findings[0].direct.");
    }

    @Test
    void aResultWithoutAPromisedFieldIsUnexpected() {
        server.thenOk("{\"state\":\"complete\",\"findings\":[]}")
                .thenOk("{\"findings\":[],\"truncated\":false,\"state\":null}");

        assertThatThrownBy(() -> client.socket().scanRepo(DEMO)).isInstanceOf(UnexpectedAnswer.class);
        assertThatThrownBy(() -> client.socket().scanRepo(DEMO)).isInstanceOf(UnexpectedAnswer.class);
    }

    @Test
    void readsGapsInMeasurementsAsEmptyAndTimesWithAnyOffset() {
        server.thenOk("""
                {"api":"agent_v3","truncated":false,"series":[{"context":"system.cpu","columns":[{"label":"user"}],
                 "columns_total":1,"rows":[{"time":"2026-11-29T08:00:00+02:00","values":[1.5,null]}]}]}""");

        Row row = client.netdata().metricsQuery(MetricsQueryRequest.builder().contexts(List.of("system.cpu")).build()).series()
                .get(0).rows().get(0);

        assertThat(row.values()).containsExactly(Optional.of(1.5), Optional.empty());
        assertThat(row.time()).isEqualTo("2026-11-29T06:00:00Z");
        assertThat(row.anomalyRates()).isEmpty();
    }

    @Test
    void sendsWhatTheCallWants() {
        server.thenOk(COMPLETE);

        client.socket().scanRepo(DEMO, CallOptions.none().withMaxStale(Duration.ofHours(1)).withSchemaVersion("1.1")
                .withIdempotencyKey("build-\"7\"").withTraceparent("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));

        StubServer.Request request = server.onlyRequest();
        assertThat(request.header("Cache-Control")).isEqualTo("max-stale=3600");
        assertThat(request.header("Schema-Version")).isEqualTo("1.1");
        assertThat(request.header("Idempotency-Key")).isEqualTo("\"build-\\\"7\\\"\"");
        assertThat(request.header("traceparent")).startsWith("00-0af7");
    }

    @Test
    void refusesOptionsThatCannotBeSent() {
        assertThatThrownBy(() -> CallOptions.none().withIdempotencyKey("two words"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CallOptions.none().withTraceparent("a\r\nb")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CallOptions.none().withTimeout(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void givesTheSameWithoutWaiting() throws Exception {
        server.thenOk(COMPLETE).thenProblem(403, "forbidden", Map.of());

        assertThat(client.async().socket().scanRepo(DEMO).get().scanId()).contains("s1");
        assertThatThrownBy(() -> client.async().socket().scanRepo(DEMO).get()).isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(Forbidden.class);
    }

    @Test
    void theStackTraceOfAFailureIsTheCallers() {
        server.thenProblem(403, "forbidden", Map.of());

        assertThatThrownBy(() -> client.socket().scanRepo(DEMO)).satisfies(failure -> assertThat(failure.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(CallTest.class.getName())));
    }

    @Test
    void aCallThatTakesTooLongSaysThatItMayHaveBeenHeard() {
        server.thenHanging();

        assertThatThrownBy(() -> client.socket().scanRepo(DEMO, CallOptions.none().withTimeout(Duration.ofMillis(300))))
                .isInstanceOfSatisfying(TransportException.class, failure -> assertThat(failure.mayHaveBeenHeard()).isTrue())
                .hasMessage("The call of socket/scan.repo took longer than its 300 ms.");
    }

    @Test
    void aBodyThatStallsEndsWithTheCall() {
        CallOptions briefly = CallOptions.none().withTimeout(Duration.ofMillis(400));
        server.then(exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            server.awaitClose();
        });

        assertThatThrownBy(() -> client.socket().scanRepo(DEMO, briefly)).isInstanceOf(TransportException.class)
                .hasMessageContaining("took longer than its 400 ms");
        assertThatThrownBy(() -> client.async().socket().scanRepo(DEMO, briefly).get())
                .hasCauseInstanceOf(TransportException.class).hasMessageContaining("took longer than its 400 ms");
    }

    @Test
    void repeatsWithoutWaitingTooAndWithANewToken() throws Exception {
        server.thenProblem(503, "unavailable", Map.of("Retry-After", "1")).thenBroken()
                .thenProblem(401, "unauthenticated", Map.of()).thenOk(COMPLETE);
        List<String> tokens = new CopyOnWriteArrayList<>(List.of("new", "old"));

        try (McpClient renewing = clients.builder(server.url()).tokens(new TokenSource() {
            @Override
            public CompletionStage<String> token() {
                return CompletableFuture.completedFuture(tokens.get(tokens.size() - 1));
            }

            @Override
            public void rejected(String token) {
                tokens.remove(token);
            }
        }).build()) {
            assertThat(renewing.async().socket().scanRepo(DEMO).get().scanId()).contains("s1");
        }

        assertThat(clients.waits()).hasSize(2);
        assertThat(server.requests()).extracting(request -> request.header("Authorization")).containsExactly("Bearer old",
                "Bearer old", "Bearer old", "Bearer new");
    }

    @Test
    void aCancelledFutureClosesItsConnection() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CompletableFuture<Boolean> closed = new CompletableFuture<>();
        server.then(exchange -> {
            arrived.countDown();
            // Chunks that are written to a closed connection fail after a while.
            exchange.sendResponseHeaders(200, 0);
            try {
                while (true) {
                    exchange.getResponseBody().write(new byte[1024]);
                    exchange.getResponseBody().flush();
                    Thread.onSpinWait();
                }
            } catch (IOException e) {
                closed.complete(true);
            }
        });
        CompletableFuture<ScanRepoResult> call = client.async().socket().scanRepo(DEMO);
        arrived.await();

        call.cancel(true);

        assertThat(closed.get()).isTrue();
        assertThat(call).isCancelled();
    }

    @Test
    void anInterruptEndsTheCallAndStaysSet() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CompletableFuture<Object> outcome = new CompletableFuture<>();
        server.then(exchange -> arrived.countDown());
        server.thenHanging();
        Thread caller = new Thread(() -> {
            try {
                client.socket().scanRepo(DEMO);
            } catch (TransportException e) {
                outcome.complete(Thread.currentThread().isInterrupted() ? e : "not interrupted");
            }
        });
        caller.start();
        arrived.await();

        caller.interrupt();

        assertThat(outcome.get()).isInstanceOf(TransportException.class);
    }

    @Test
    void tellsAListenerOfEachRequest() {
        List<Attempt> heard = new CopyOnWriteArrayList<>();
        server.thenProblem(503, "unavailable", Map.of("Retry-After", "2")).thenOk(COMPLETE);

        try (McpClient listening = clients.builder(server.url()).agent("triage-bot/2.1").listener(attempt -> {
            heard.add(attempt);
            throw new IllegalStateException("is ignored");
        }).build()) {
            listening.socket().scanRepo(DEMO);
        }

        assertThat(heard).extracting(attempt -> attempt.tool() + " " + attempt.number() + " " + attempt.status().getAsInt())
                .containsExactly("socket/scan.repo 1 503", "socket/scan.repo 2 200");
        assertThat(heard.get(0).retriedAfter()).isPresent();
        assertThat(heard.get(1).retriedAfter()).isEmpty();
        assertThat(server.requests().get(0).header("User-Agent")).startsWith("triage-bot/2.1 mcp-sdk-java/");
    }
}
