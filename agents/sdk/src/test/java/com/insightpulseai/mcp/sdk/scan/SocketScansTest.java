package com.insightpulseai.mcp.sdk.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.sdk.StubServer;
import com.insightpulseai.mcp.sdk.client.McpClient;
import com.insightpulseai.mcp.sdk.problem.QuotaExceeded;
import com.insightpulseai.mcp.sdk.problem.UnexpectedAnswer;
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
    private final List<UUID> rows = new ArrayList<>();
    private final SocketScans scans = new SocketScans(client.socket(), rows::add, pauses::add);

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
        assertThat(server.requests().get(3).body()).isEqualTo("{\"scan_id\":\"s1\",\"limit\":1000,\"cursor\":\"c1\"}");
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

    @Test
    void saysWhatElseIsKnownOfAScan() {
        server.then(200, result("complete", "", ",\"packages_total\":3,\"findings_total\":0,\"unmatched_files\":[\"a.lock\"],"
                + "\"unreadable\":2"), Map.of("Content-Type", "application/json", "Idempotency-Replayed", "true"));

        FinishedScan scan = scans.scanAndWait(DEMO, TEN_MINUTES).orElseThrow();

        assertThat(scan.packagesTotal()).contains(3L);
        assertThat(scan.findingsTotal()).contains(0L);
        assertThat(scan.unmatchedFiles()).containsExactly("a.lock");
        assertThat(scan.unreadable()).hasValue(2);
        assertThat(scan.isReplayed()).isTrue();
        assertThat(scan.repository()).hasValueSatisfying(repository -> assertThat(repository.slug()).isEqualTo("demo"));
    }

    @Test
    void followsAScanByItsIdWithoutAPauseBefore() {
        server.thenOk(result("pending", "", "")).thenOk(result("complete", finding("a"), ""));

        assertThat(scans.waitFor("s1", TEN_MINUTES).findings()).hasSize(1);
        assertThat(pauses).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void waitsAsLongAsTheServerAsksItTo() {
        server.thenProblem(429, "quota_exceeded", Map.of("Retry-After", "300")).thenOk(result("complete", finding("a"), ""));

        assertThat(scans.scanAndWait(DEMO, TEN_MINUTES)).isPresent();
        assertThat(pauses).containsExactly(Duration.ofSeconds(300));
        assertThat(server.requests().stream().map(request -> request.header("Idempotency-Key")).distinct()).hasSize(1);
    }

    @Test
    void doesNotWaitBeyondTheDeadline() {
        server.thenProblem(429, "quota_exceeded", Map.of("Retry-After", "601"));

        assertThatThrownBy(() -> scans.scanAndWait(DEMO, TEN_MINUTES)).isInstanceOf(QuotaExceeded.class);
        assertThat(pauses).isEmpty();
    }

    @Test
    void reportsTheAuditRowOfEachCall() {
        String first = "0199d7a2-e91d-79df-93ca-d7222f36ff5e";
        String second = "0199d7a2-e91d-79df-93ca-d7222f36ff5f";
        server.then(200, result("pending", "", ""), Map.of("Content-Type", "application/json", "X-Event-Id", first))
                .then(200, result("complete", "", ""), Map.of("Content-Type", "application/json", "X-Event-Id", second));

        scans.scanAndWait(DEMO, TEN_MINUTES);

        assertThat(rows).extracting(UUID::toString).containsExactly(first, second);
    }

    @Test
    void refusesPagesInACircle() {
        server.thenOk(result("complete", finding("a"), ",\"next_cursor\":\"c1\""))
                .thenOk(result("complete", finding("b"), ",\"next_cursor\":\"c1\""));

        FinishedScan scan = scans.scanAndWait(DEMO, TEN_MINUTES).orElseThrow();

        assertThatThrownBy(() -> scan.findings().count()).isInstanceOf(UnexpectedAnswer.class);
    }
}
