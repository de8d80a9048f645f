package com.insightpulseai.mcp.sdk.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.sdk.StubServer;
import com.insightpulseai.mcp.sdk.client.McpClient;
import com.insightpulseai.mcp.sdk.socket.Finding;
import com.insightpulseai.mcp.sdk.socket.ScanRepoRequest;
import com.insightpulseai.mcp.sdk.token.TokenSource;

/** Scans that take a while. */
class SocketScansTest {

    private static final ScanRepoRequest DEMO = ScanRepoRequest.builder().repo("demo").build();
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private final StubServer server = new StubServer();
    private final McpClient client = McpClient.builder().baseUrl(server.url()).tokens(TokenSource.of("t")).build();
    private final List<Duration> pauses = new ArrayList<>();
    private final SocketScans scans = new SocketScans(client.socket(), pauses::add);

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private static String result(String state, String findings, String more) {
        return "{\"state\":\"" + state + "\",\"scan_id\":\"s1\",\"findings\":[" + findings
                + "],\"repository\":{\"slug\":\"demo\"},\"truncated\":false" + more
                + "}";
    }

    private static String finding(String type) {
        return "{\"severity\":\"low\",\"type\":\"" + type
                + "\",\"package\":{\"ecosystem\":\"npm\",\"name\":\"a\"},\"direct\":false,\"manifest_files\":[],\"positions\":[]}";
    }

    @Test
    void followsAPendingScanWithLongerPausesToAllItsPages() {
        server.thenOk(result("pending", "", ",\"report_url\":\"https://socket.dev/s1\"")).thenOk(result("pending", "", ""))
                .thenOk(result("complete", finding("a"), ",\"next_cursor\":\"c1\""))
                .thenOk(result("complete", finding("b"), ""));

        FinishedScan scan = scans.scanAndWait(DEMO, TEN_MINUTES).orElseThrow();

        assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(server.requests()).hasSize(3);
        assertThat(scan.findings().map(Finding::type)).containsExactly("a", "b");
        assertThat(scan.reportUrl()).contains("https://socket.dev/s1");
        assertThat(server.requests().get(3).body()).isEqualTo("{\"scan_id\":\"s1\",\"cursor\":\"c1\"}");
    }

    @Test
    void aScanThatIsThereIsOneCall() {
        server.thenOk(result("complete", finding("a"), ""));

        assertThat(scans.scanAndWait(DEMO, TEN_MINUTES).orElseThrow().findings()).hasSize(1);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aRefWithoutAScanIsEmpty() {
        server.thenOk("{\"state\":\"no_scan_for_ref\",\"findings\":[],\"repository\":{\"slug\":\"demo\"},\"truncated\":false}");

        assertThat(scans.scanAndWait(DEMO, TEN_MINUTES)).isEmpty();
    }

    @Test
    void aScanThatDoesNotEndInTimeIsNotCleanButPending() {
        server.thenOk(result("pending", "", ""));

        assertThatThrownBy(() -> scans.scanAndWait(DEMO, Duration.ofMillis(1_900))).isInstanceOfSatisfying(ScanPending.class,
                pending -> assertThat(pending.scanId()).isEqualTo("s1"));
        assertThat(pauses).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void aStateThatIsNewerThanTheSdkIsNoEnd() {
        server.thenOk(result("queued", "", "")).thenOk(result("complete", finding("a"), ""));

        assertThat(scans.scanAndWait(DEMO, TEN_MINUTES).orElseThrow().findings()).hasSize(1);
    }
}
