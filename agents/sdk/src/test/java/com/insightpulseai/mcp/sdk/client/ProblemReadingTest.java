package com.insightpulseai.mcp.sdk.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.sdk.StubServer;
import com.insightpulseai.mcp.sdk.problem.InvalidInput;
import com.insightpulseai.mcp.sdk.problem.UpstreamUnavailable;
import com.insightpulseai.mcp.sdk.problem.Violation;
import com.insightpulseai.mcp.sdk.socket.ScanGetRequest;

/** A problem as its exception has it. */
class ProblemReadingTest {

    private static final UUID EVENT = UUID.randomUUID();

    private final StubServer server = new StubServer();
    private final McpClient client = new Clients().of(server.url());

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private void call() {
        client.socket().scanGet(ScanGetRequest.builder().scanId("s1").build());
    }

    @Test
    void hasTheRulesThatAnInputBreaks() {
        server.then(400, "{\"code\":\"invalid_input\",\"detail\":\"It breaks a rule.\",\"event_id\":\"" + EVENT
                + "\",\"violations\":[{\"field\":\"limit\",\"message\":\"must be at most 1000\"}]}",
                Map.of("X-Request-Id", "abc"));

        InvalidInput failure = catchThrowableOfType(InvalidInput.class, this::call);

        assertThat(failure.violations()).containsExactly(new Violation("limit", "must be at most 1000"));
        assertThat(failure.eventId()).contains(EVENT);
        assertThat(failure.requestId()).contains("abc");
        assertThat(failure.status()).isEqualTo(400);
    }

    @Test
    void hasWhenToTryAgainAndTheProvidersStatus() {
        server.then(503, "{\"code\":\"upstream_rate_limited\",\"detail\":\"Later.\",\"upstream_status\":429}",
                Map.of("Retry-After", "600"));

        UpstreamUnavailable failure = catchThrowableOfType(UpstreamUnavailable.class, this::call);

        assertThat(failure.retryAfter()).contains(Duration.ofMinutes(10));
        assertThat(failure.upstreamStatus()).hasValue(429);
    }

    @Test
    void hasNoControlCharactersOfItsTexts() {
        server.then(400, "{\"code\":\"invalid_input\",\"detail\":\"two\\nlines \\u001b[31m\"}", Map.of());

        assertThat(catchThrowableOfType(InvalidInput.class, this::call).detail()).isEqualTo("two lines [31m");
    }
}
