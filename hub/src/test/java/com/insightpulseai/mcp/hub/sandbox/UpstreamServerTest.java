package com.insightpulseai.mcp.hub.sandbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UpstreamServerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration IMPATIENCE = Duration.ofMillis(300);
    private static final int MORE_THAN_ITS_THREADS = 20;

    private final HttpClient http = HttpClient.newHttpClient();
    private SimulatedUpstreamServer server;

    @BeforeEach
    void start() throws Exception {
        server = SimulatedUpstreamServer.start(new Greeter());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({ "ERROR, 500", "UNAUTHORIZED, 401", "RATE_LIMITED, 429", "GARBAGE, 200" })
    void answersEverythingWithTheFault(SimulatedFault fault, int status) throws Exception {
        server.play(fault);

        HttpResponse<String> answer = post(PATIENCE);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("internal detail");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("Retry-After").isPresent()).isEqualTo(fault == SimulatedFault.RATE_LIMITED);
    }

    @Test
    void refusesConnections() {
        server.play(SimulatedFault.REFUSE);
        assertThatExceptionOfType(ConnectException.class).isThrownBy(this::connect);
    }

    @Test
    void resetsAConnectionInTheMiddleOfTheRequest() throws Exception {
        server.play(SimulatedFault.RESET);
        try (Socket client = connect()) {
            client.getOutputStream().write("POST / HTTP/1.1\r\nHost: 127".getBytes(US_ASCII));
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class)
                    .hasMessage("Connection reset");
        }
    }

    @Test
    void leavesMoreRequestsUnansweredThanItHasThreadsAndIsWellOnceMended() throws Exception {
        server.play(SimulatedFault.HANG);
        List<CompletableFuture<HttpResponse<String>>> hanging = Stream.generate(() -> postAsync(PATIENCE))
                .limit(MORE_THAN_ITS_THREADS).toList();
        assertThatExceptionOfType(HttpTimeoutException.class).isThrownBy(() -> post(IMPATIENCE));
        assertThat(hanging).noneMatch(CompletableFuture::isDone);

        server.recover();

        assertThat(post(PATIENCE).body()).isEqualTo("hello");
        assertThat(hanging).allSatisfy(this::assertBrokenOff);
    }

    @Test
    void dripsABodyThatDoesNotEndUntilMended() throws Exception {
        server.play(SimulatedFault.DRIP);
        HttpResponse<InputStream> answer = http.send(request(PATIENCE), BodyHandlers.ofInputStream());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body().read()).isEqualTo('{');
        assertThat(answer.body().read()).isEqualTo('"');
        server.recover();
        assertThatThrownBy(() -> answer.body().readAllBytes()).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @EnumSource(SimulatedFault.class)
    void answersAsEverAtTheSameAddressOnceMended(SimulatedFault fault) throws Exception {
        String origin = server.origin();
        server.play(fault);
        assertThat(server.fault()).contains(fault);
        CompletableFuture<HttpResponse<String>> met = postAsync(IMPATIENCE);

        server.recover();
        server.recover();

        assertThat(server.fault()).isEmpty();
        assertThat(server.origin()).isEqualTo(origin);
        assertThat(post(PATIENCE).body()).isEqualTo("hello");
        met.exceptionally(failure -> null).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void goesFromOneFaultToAnother() throws Exception {
        server.play(SimulatedFault.REFUSE);
        server.play(SimulatedFault.REFUSE);
        server.play(SimulatedFault.ERROR);
        assertThat(post(PATIENCE).statusCode()).isEqualTo(500);
    }

    @Test
    void letsAConnectionMeetTheFaultThatWasOpenBefore() throws Exception {
        try (Socket client = connect()) {
            client.getOutputStream().write("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".getBytes(US_ASCII));
            assertThat(new Scanner(client.getInputStream()).findWithinHorizon("hello", 1000)).isNotNull();

            server.play(SimulatedFault.HANG);

            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @EnumSource(value = SimulatedFault.class, names = { "HANG", "DRIP" })
    void forgetsAClientThatLeft(SimulatedFault fault) throws Exception {
        server.play(fault);
        try (Socket client = connect()) {
            client.getOutputStream().write("GET / HTTP/1.1\r\n".getBytes(US_ASCII));
            Awaitility.await().atMost(PATIENCE).until(() -> threadsOfItsPort() == 2);
        }
        Awaitility.await().atMost(PATIENCE).until(() -> threadsOfItsPort() == 1);
    }

    @Test
    void endsWhatHangsWhenItIsClosedAndStaysSo() {
        server.play(SimulatedFault.HANG);
        CompletableFuture<?> hanging = postAsync(PATIENCE);
        Awaitility.await().atMost(PATIENCE).until(() -> threadsOfItsPort() == 2);

        server.close();

        assertBrokenOff(hanging);
        server.recover();
        assertThatExceptionOfType(ConnectException.class).isThrownBy(this::connect);
    }

    private Socket connect() throws IOException {
        URI origin = URI.create(server.origin());
        Socket client = new Socket(origin.getHost(), origin.getPort());
        client.setSoTimeout((int) PATIENCE.toMillis());
        return client;
    }

    private HttpResponse<String> post(Duration timeout) throws IOException, InterruptedException {
        return http.send(request(timeout), BodyHandlers.ofString());
    }

    private CompletableFuture<HttpResponse<String>> postAsync(Duration timeout) {
        return http.sendAsync(request(timeout), BodyHandlers.ofString());
    }

    /** The client would send a GET again by itself. */
    private HttpRequest request(Duration timeout) {
        return HttpRequest.newBuilder(URI.create(server.origin() + "/greeting")).timeout(timeout)
                .POST(BodyPublishers.noBody()).build();
    }

    private void assertBrokenOff(CompletableFuture<?> request) {
        assertThatThrownBy(() -> request.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(IOException.class);
    }

    /** One that accepts, and one for each connection. */
    private static long threadsOfItsPort() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().equals("sandbox-greeter"))
                .count();
    }

    private static final class Greeter implements SimulatedUpstream {

        @Override
        public String name() {
            return "greeter";
        }

        @Override
        public List<String> vaultKeys() {
            return List.of();
        }

        @Override
        public String basePath() {
            return "";
        }

        @Override
        public Map<String, String> placeholders(String origin, Supplier<String> random) {
            return Map.of();
        }

        @Override
        public Reply answer(Request request) {
            return new Reply(200, "text/plain", "hello");
        }
    }
}
