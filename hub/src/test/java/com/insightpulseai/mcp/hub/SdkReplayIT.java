package com.insightpulseai.mcp.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.insightpulseai.mcp.sdk.client.Answer;
import com.insightpulseai.mcp.sdk.client.CallOptions;
import com.insightpulseai.mcp.sdk.client.McpClient;
import com.insightpulseai.mcp.sdk.socket.ScanRepoRequest;
import com.insightpulseai.mcp.sdk.socket.ScanRepoResult;
import com.insightpulseai.mcp.sdk.token.TokenSource;

/** Scans that are sent again through the SDK: by their caller, or by the SDK after a lost connection. */
class SdkReplayIT {

    @TempDir
    static Path folder;

    private static StubSocket socket;
    private static GovernedHub hub;
    private static CuttingProxy proxy;

    @BeforeAll
    static void start() throws Exception {
        socket = new StubSocket();
        hub = GovernedHub.start(folder, socket);
        proxy = new CuttingProxy(hub.process());
    }

    @AfterAll
    static void stop() throws Exception {
        proxy.close();
        hub.close();
        socket.close();
    }

    private static McpClient client(UUID caller) {
        return McpClient.builder().baseUrl(proxy.url()).tokens(TokenSource.of(GovernedHub.token(caller, "ops_operator")))
                .timeout(Duration.ofSeconds(50)).build();
    }

    private static ScanRepoRequest scan(String repository) {
        return ScanRepoRequest.builder().repo(repository).build();
    }

    private static int scansOf(String repository) {
        return Collections.frequency(socket.repositories(), repository);
    }

    private static List<String> usedQuota(UUID caller) throws Exception {
        return hub.database().query("select call_count::text from ops.provider_rate_limits where caller_id = ?", caller);
    }

    private static void assertReplayed(UUID caller, String first) throws Exception {
        List<JsonNode> rows = hub.database().events(caller);
        assertThat(rows).hasSize(2).allSatisfy(row -> assertThat(row.path("status").asText()).isEqualTo("ok"));
        assertThat(rows).filteredOn(row -> row.path("replay_of").asText().equals(first)).hasSize(1);
        assertThat(usedQuota(caller)).containsExactly("1");
    }

    @Test
    void theSameKeyTwiceIsOneScan() throws Exception {
        UUID caller = hub.database().addUser("ops_operator");
        CallOptions options = CallOptions.none().withIdempotencyKey("commit-1");
        try (McpClient client = client(caller)) {
            Answer<ScanRepoResult> first = client.socket().scanRepoAnswer(scan("twice"), options);
            Answer<ScanRepoResult> second = client.socket().scanRepoAnswer(scan("twice"), options);

            assertThat(first.replayed()).isFalse();
            assertThat(second.replayed()).isTrue();
            assertThat(second.value()).isEqualTo(first.value());
            assertThat(second.rateLimit()).isEmpty();
            assertThat(scansOf("twice")).isOne();
            assertReplayed(caller, first.eventId().orElseThrow().toString());
        }
    }

    @Test
    void aLostResponseIsReplayed() throws Exception {
        UUID caller = hub.database().addUser("ops_operator");
        proxy.loseNextResponse();
        try (McpClient client = client(caller)) {
            Answer<ScanRepoResult> answer = client.socket().scanRepoAnswer(scan("lost"), CallOptions.none());

            assertThat(answer.replayed()).isTrue();
            assertThat(scansOf("lost")).isOne();
            String first = hub.database().events(caller).stream().map(row -> row.path("replay_of").asText(""))
                    .filter(id -> !id.isEmpty()).findFirst().orElseThrow();
            assertReplayed(caller, first);
        }
    }

    @Test
    void aScanThatIsCutOffInTheMiddleIsRepeated() throws Exception {
        UUID caller = hub.database().addUser("ops_operator");
        CountDownLatch release = socket.hold("cut");
        try (McpClient client = client(caller)) {
            CompletableFuture<Answer<ScanRepoResult>> call = client.async().socket().scanRepoAnswer(scan("cut"),
                    CallOptions.none());
            Awaitility.await().until(() -> scansOf("cut") == 1);
            proxy.cut();
            Awaitility.await().until(() -> hub.database().events(caller).stream()
                    .anyMatch(row -> row.path("error").asText().equals("cancelled")));
            release.countDown();

            Answer<ScanRepoResult> answer = call.get();

            assertThat(answer.replayed()).isFalse();
            assertThat(answer.value().state()).isEqualTo(ScanRepoResult.State.NO_SCAN_FOR_REF);
            assertThat(scansOf("cut")).isEqualTo(2);
            assertThat(hub.database().statuses(caller)).endsWith("ok").doesNotContain("started");
            assertThat(usedQuota(caller)).containsExactly("2");
        }
    }
}
