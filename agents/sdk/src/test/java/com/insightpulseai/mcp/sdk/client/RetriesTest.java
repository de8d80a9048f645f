package com.insightpulseai.mcp.sdk.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.sdk.StubServer;
import com.insightpulseai.mcp.sdk.problem.IdempotencyConflict;
import com.insightpulseai.mcp.sdk.problem.QuotaExceeded;
import com.insightpulseai.mcp.sdk.problem.TransportException;
import com.insightpulseai.mcp.sdk.problem.Unavailable;
import com.insightpulseai.mcp.sdk.problem.UnexpectedAnswer;
import com.insightpulseai.mcp.sdk.problem.UpstreamFailed;
import com.insightpulseai.mcp.sdk.sentry.IssueUpdateRequest;
import com.insightpulseai.mcp.sdk.socket.ScanGetRequest;
import com.insightpulseai.mcp.sdk.socket.ScanRepoRequest;

/** Which requests are sent again, and when. */
class RetriesTest {

    private static final String PAGE = "{\"state\":\"complete\",\"scan_id\":\"s1\",\"findings\":[],\"repository\":{\"slug\":\"demo\"},\"truncated\":false}";
    private static final ScanGetRequest READ = ScanGetRequest.builder().scanId("s1").build();
    private static final ScanRepoRequest SCAN = ScanRepoRequest.builder().repo("demo").build();
    private static final IssueUpdateRequest WRITE = IssueUpdateRequest.builder().issue("1").build();

    private final StubServer server = new StubServer();
    private final Clients clients = new Clients();
    private final McpClient client = clients.of(server.url());

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void waitsAsLongAsTheServerAsks() {
        server.thenProblem(429, "quota_exceeded", Map.of("Retry-After", "3")).thenOk(PAGE);

        client.socket().scanGet(READ);

        assertThat(clients.waits()).singleElement()
                .satisfies(wait -> assertThat(wait).isBetween(Duration.ofSeconds(3), Duration.ofMillis(3_250)));
    }

    @Test
    void handsOverAWaitThatIsLongerThanTheCall() {
        server.thenProblem(429, "quota_exceeded", Map.of("Retry-After", "3600"));

        assertThatThrownBy(() -> client.socket().scanGet(READ)).isInstanceOfSatisfying(QuotaExceeded.class,
                failure -> assertThat(failure.retryAfter()).contains(Duration.ofHours(1)));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void handsOverAFailureWithoutAWait() {
        server.thenProblem(503, "unavailable", Map.of());

        assertThatThrownBy(() -> client.socket().scanGet(READ)).isInstanceOf(Unavailable.class);
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "soon", "-5", "Sun, 06 Nov 1994 08:49:37 GMT", "99999999999999999999" })
    void neverWaitsByAValueThatSaysNothing(String value) {
        server.thenProblem(503, "unavailable", Map.of("Retry-After", value)).thenOk(PAGE);
        boolean isPast = value.endsWith("GMT");

        if (isPast) {
            client.socket().scanGet(READ);
        } else {
            assertThatThrownBy(() -> client.socket().scanGet(READ)).isInstanceOf(Unavailable.class);
        }
        assertThat(clients.waits()).allSatisfy(wait -> assertThat(wait).isLessThan(Duration.ofSeconds(1)));
    }

    @Test
    void repeatsAReadTwiceAfterTheProviderFailed() {
        server.thenProblem(502, "upstream_error", Map.of()).thenProblem(504, "upstream_timeout", Map.of()).thenOk(PAGE);

        client.socket().scanGet(READ);

        assertThat(clients.waits()).hasSize(2);
        assertThat(clients.waits().get(0)).isLessThanOrEqualTo(Duration.ofMillis(250));
        assertThat(clients.waits().get(1)).isLessThanOrEqualTo(Duration.ofMillis(500));
    }

    @Test
    void givesUpAfterTwoRetries() {
        server.thenProblem(502, "upstream_error", Map.of());

        assertThatThrownBy(() -> client.socket().scanGet(READ)).isInstanceOf(UpstreamFailed.class);
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void repeatsAReadAfterABrokenConnection() {
        server.thenBroken().thenCutOff("{\"state\"").thenOk(PAGE);

        assertThat(client.socket().scanGet(READ).scanId()).isEqualTo("s1");
        assertThat(server.requests()).extracting(request -> request.header("Idempotency-Key")).containsOnlyNulls();
    }

    @Test
    void repeatsAScanUnderOneKeyOfItsOwn() {
        server.thenBroken().thenProblem(502, "upstream_error", Map.of()).thenOk(PAGE);

        client.socket().scanRepo(SCAN);
        client.socket().scanRepo(SCAN);

        List<String> keys = server.requests().stream().map(request -> request.header("Idempotency-Key")).toList();
        assertThat(keys).hasSize(4).doesNotContainNull();
        assertThat(Set.copyOf(keys.subList(0, 3))).hasSize(1).doesNotContain(keys.get(3));
    }

    @Test
    void doesNotRepeatAWriteWhoseOutcomeTheServerWouldOnlyTellAgain() {
        server.thenProblem(502, "upstream_error", Map.of());

        assertThatThrownBy(() -> client.sentry().issueUpdate(WRITE)).isInstanceOf(UpstreamFailed.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void waitsForAnEarlierCallWithItsKey() {
        server.thenProblem(409, "idempotency_in_progress", Map.of("Retry-After", "1"))
                .thenProblem(422, "idempotency_key_reused", Map.of());

        assertThatThrownBy(() -> client.socket().scanRepo(SCAN)).isInstanceOfSatisfying(IdempotencyConflict.class,
                failure -> assertThat(failure.code()).isEqualTo("idempotency_key_reused"));
        assertThat(clients.waits()).hasSize(1);
    }

    @Test
    void repeatsAnyCallAfterARefusedConnectionAndSaysThatItWasNotHeard() throws Exception {
        URI nowhere;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nowhere = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
        try (McpClient lost = clients.of(nowhere)) {
            TransportException failure = catchThrowableOfType(TransportException.class,
                    () -> lost.sentry().issueUpdate(WRITE));

            assertThat(failure.mayHaveBeenHeard()).isFalse();
            assertThat(failure).hasMessage("No response to the call of sentry/issue.update: the connection was refused.");
        }
        assertThat(clients.waits()).hasSize(2);
    }

    @Test
    void saysThatACallMayHaveBeenHeardWhereOneOfItsRequestsMay() {
        server.thenBroken();

        assertThatThrownBy(() -> client.sentry().issueUpdate(WRITE)).isInstanceOfSatisfying(TransportException.class,
                failure -> assertThat(failure.mayHaveBeenHeard()).isTrue());
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void aResponseThatIsCutOffEachTimeIsUnexpected() {
        server.thenCutOff("{\"state\":\"com");

        assertThatThrownBy(() -> client.socket().scanGet(READ)).isInstanceOf(UnexpectedAnswer.class).hasMessage(
                "Unexpected response with status 200: The connection broke before its end. It begins: {\"state\":\"com");
    }

    @Test
    void noRetryOutlivesTheCall() {
        server.thenProblem(503, "unavailable", Map.of("Retry-After", "1"));

        assertThatThrownBy(() -> client.socket().scanGet(READ, CallOptions.none().withTimeout(Duration.ofMillis(900))))
                .isInstanceOf(Unavailable.class);
        assertThat(server.requests()).hasSize(1);
    }
}
