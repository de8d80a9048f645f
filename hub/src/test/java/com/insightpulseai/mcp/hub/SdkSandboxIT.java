package com.insightpulseai.mcp.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.insightpulseai.mcp.sdk.client.Answer;
import com.insightpulseai.mcp.sdk.client.McpClient;
import com.insightpulseai.mcp.sdk.netdata.AlertsListRequest;
import com.insightpulseai.mcp.sdk.netdata.MetricsQueryRequest;
import com.insightpulseai.mcp.sdk.problem.Forbidden;
import com.insightpulseai.mcp.sdk.problem.InvalidInput;
import com.insightpulseai.mcp.sdk.problem.Unauthenticated;
import com.insightpulseai.mcp.sdk.problem.UnknownResource;
import com.insightpulseai.mcp.sdk.scan.FinishedScan;
import com.insightpulseai.mcp.sdk.scan.SocketScans;
import com.insightpulseai.mcp.sdk.sentry.IssueGetRequest;
import com.insightpulseai.mcp.sdk.sentry.IssuesListRequest;
import com.insightpulseai.mcp.sdk.socket.Finding;
import com.insightpulseai.mcp.sdk.socket.HealthResult;
import com.insightpulseai.mcp.sdk.socket.Manifest;
import com.insightpulseai.mcp.sdk.socket.ScanGetRequest;
import com.insightpulseai.mcp.sdk.socket.ScanRepoRequest;
import com.insightpulseai.mcp.sdk.socket.ScanRepoResult;
import com.insightpulseai.mcp.sdk.token.TokenSource;

/** An agent that calls a hub through the SDK. */
class SdkSandboxIT {

    private static final ScanRepoRequest SCAN = ScanRepoRequest.builder().repo("demo").manifests(List.of(Manifest.builder()
            .path("package.json").content("{\"dependencies\":{\"evil-test-package\":\"1.0.0\"}}").build())).build();

    @TempDir
    static Path folder;

    private static HubProcess hub;

    @BeforeAll
    static void start() throws Exception {
        hub = HubProcess.start(folder, Map.of());
    }

    @AfterAll
    static void stop() throws Exception {
        hub.close();
    }

    private static McpClient client(String token) {
        return McpClient.builder().baseUrl(hub.url("")).tokens(TokenSource.of(token)).agent("sdk-test").build();
    }

    private static McpClient as(String role) throws Exception {
        return client(HubClient.json(hub.read("tokens.json")).path(role).asText());
    }

    @Test
    void scansAndReadsAllFindingsInPages() throws Exception {
        try (McpClient client = as("ops_operator")) {
            Answer<ScanRepoResult> answer = client.socket().scanRepoAnswer(SCAN);

            assertThat(answer.value().state()).isEqualTo(ScanRepoResult.State.COMPLETE);
            assertThat(answer.eventId()).isPresent();
            assertThat(answer.rateLimit()).hasValueSatisfying(limit -> assertThat(limit.quotaClass()).isEqualTo("scans"));
            assertThat(answer.schemaVersion()).contains("1.0");
            String scan = answer.value().scanId().orElseThrow();
            List<Finding> paged = client.socket().scanGetPages(ScanGetRequest.builder().scanId(scan).limit(1).build()).stream()
                    .toList();
            assertThat(paged).isEqualTo(client.socket().scanGet(ScanGetRequest.builder().scanId(scan).build()).findings())
                    .hasSizeGreaterThan(1).noneMatch(finding -> finding.severity() == Finding.Severity.UNRECOGNIZED);
        }
    }

    @Test
    void waitsForAScanToEnd() throws Exception {
        try (McpClient client = as("ops_operator")) {
            FinishedScan scan = new SocketScans(client).scanAndWait(SCAN, Duration.ofMinutes(1)).orElseThrow();

            assertThat(scan.findings()).isNotEmpty();
            assertThat(scan.summary()).hasValueSatisfying(summary -> assertThat(summary.critical()).isPositive());
        }
    }

    @Test
    void readsWhatTheOtherProvidersGive() throws Exception {
        try (McpClient client = as("ops_viewer")) {
            assertThat(client.socket().health().status()).isEqualTo(HealthResult.Status.OK);
            assertThat(client.async().sentry().issuesList(IssuesListRequest.builder().build()).get().issues()).isNotEmpty();
            assertThat(client.netdata().alertsListPages(AlertsListRequest.builder().build())).isNotNull();
            assertThat(client.netdata().metricsQuery(MetricsQueryRequest.builder().contexts(List.of("system.cpu")).build())
                    .series()).isNotEmpty();
        }
    }

    @Test
    void saysWhyACallIsRefused() throws Exception {
        try (McpClient viewer = as("ops_viewer"); McpClient unauthenticated = client("no.token.of-ours")) {
            assertThat(catchThrowableOfType(Forbidden.class, () -> viewer.socket().scanRepo(SCAN)).eventId()).isPresent();
            assertThat(catchThrowableOfType(InvalidInput.class,
                    () -> viewer.socket().scanGet(ScanGetRequest.builder().scanId("s1").limit(0).build())).violations())
                    .singleElement().satisfies(violation -> assertThat(violation.field()).isEqualTo("limit"));
            assertThatThrownBy(() -> viewer.sentry().issueGet(IssueGetRequest.builder().issue("SHOP-API-9999").build()))
                    .isInstanceOf(UnknownResource.class);
            assertThatThrownBy(() -> unauthenticated.socket().health()).isInstanceOf(Unauthenticated.class);
        }
    }
}
