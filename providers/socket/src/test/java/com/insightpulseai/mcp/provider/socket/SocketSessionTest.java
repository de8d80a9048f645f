package com.insightpulseai.mcp.provider.socket;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.insightpulseai.mcp.provider.socket.stub.SocketStub.artifacts;
import static com.insightpulseai.mcp.provider.socket.stub.SocketStub.error;
import static com.insightpulseai.mcp.provider.socket.stub.SocketStub.json;
import static com.insightpulseai.mcp.provider.socket.stub.SocketStub.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.insightpulseai.mcp.provider.socket.finding.FindingQuery;
import com.insightpulseai.mcp.provider.socket.scan.ManifestFile;
import com.insightpulseai.mcp.provider.socket.scan.ScanResult;
import com.insightpulseai.mcp.provider.socket.scan.ScanTarget;
import com.insightpulseai.mcp.provider.socket.scan.ScanTarget.Ref;
import com.insightpulseai.mcp.provider.socket.wire.FullScan;
import com.insightpulseai.mcp.testing.MultipartForm;
import com.insightpulseai.mcp.upstream.CancellableStream;
import com.insightpulseai.mcp.web.problem.ProblemException;
import com.insightpulseai.mcp.web.problem.Problems;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;

@QuarkusTest
@TestProfile(SocketTestProfile.class)
class SocketSessionTest extends SocketServer {

    private static final int MORE_THAN_THE_POOL = 60;
    private static final ScanTarget MAIN = target(Ref.Branch.tip("main"));
    private static final String CREATED = """
            {"id":"scan-1","scan_state":"pending","html_report_url":"https://socket.dev/x","unmatchedFiles":["README.md"]}
            """;
    private static final FindingQuery ALL = FindingQuery.mostUrgent(1_000);
    private static final String RUNNING = "{\"status\":\"processing\",\"id\":\"scan-1\"}";
    private static final String ARTIFACT = """
            {"id":"1","type":"npm","name":"evil","version":"1.0.0","alerts":[{"key":"k","type":"malware","severity":"critical"}]}
            """;

    @Test
    void lendsItsTokenToAnOperationOfATool() {
        String read = await(session().read(token -> Uni.createFrom().item(token)));
        String written = await(session().write(token -> Uni.createFrom().item(token)));

        assertThat(List.of(read, written)).containsOnly("Bearer token-of-acme");
    }

    @Test
    void uploadsEachManifestUnderItsPath() {
        socket.stubPost("/full-scans", json(201, CREATED));

        FullScan scan = await(session().start(MAIN, List.of(
                new ManifestFile("web/app/package.json", "{}".getBytes(StandardCharsets.UTF_8)),
                new ManifestFile("größe/日本/pom.xml", "<größe/>".getBytes(StandardCharsets.UTF_8)),
                new ManifestFile("requirements.txt", new byte[0]))));

        assertThat(scan.unmatchedFiles()).containsExactly("README.md");
        LoggedRequest request = socket.requests().get(0);
        assertThat(request.getHeader("Authorization")).isEqualTo("Bearer token-of-acme");
        MultipartForm form = MultipartForm.parse(request.getHeader("Content-Type"),
                new String(request.getBody(), StandardCharsets.UTF_8));
        assertThat(form.parts()).extracting(part -> part.name().orElseThrow(), part -> part.filename().orElseThrow(),
                MultipartForm.Part::content).containsExactly(
                        tuple("web/app/package.json", "package.json", "{}"),
                        tuple("größe/日本/pom.xml", "pom.xml", "<größe/>"),
                        tuple("requirements.txt", "requirements.txt", ""));
        assertThat(form.parts()).allSatisfy(part -> assertThat(part.contentType()).contains("application/octet-stream"));
    }

    @Test
    void makesAnUnknownRepositoryKnownAndTriesAgain() {
        stubUnknownRepository();
        socket.stubPost("/repos", json(201, "{\"id\":\"r\",\"slug\":\"web\",\"default_branch\":\"main\"}"));

        assertThat(await(session().start(MAIN, MANIFESTS)).id()).isEqualTo("scan-1");
        assertThat(socket.requests()).hasSize(3);
    }

    @Test
    void acceptsThatSomebodyElseMadeTheRepositoryKnown() {
        stubUnknownRepository();
        socket.stubPost("/repos", error(409));

        assertThat(await(session().start(MAIN, MANIFESTS)).id()).isEqualTo("scan-1");
    }

    @Test
    void waitsUntilTheScanIsFinished() {
        String waiting = "waiting";
        socket.stub(result().inScenario(waiting).whenScenarioStateIs(Scenario.STARTED).willSetStateTo("second")
                .willReturn(json(202, RUNNING)));
        socket.stub(result().inScenario(waiting).whenScenarioStateIs("second").willSetStateTo("third")
                .willReturn(json(202, RUNNING)));
        socket.stub(result().inScenario(waiting).whenScenarioStateIs("third").willReturn(artifacts(ARTIFACT)));

        assertThat(await(session().result("scan-1", ALL))).isInstanceOfSatisfying(ScanResult.Complete.class,
                complete -> assertThat(complete.findings().summary().critical()).isEqualTo(1));
        assertThat(socket.requests()).hasSize(3).extracting(LoggedRequest::getUrl).containsOnly(
                path("/full-scans/scan-1?cached=true&include_scores=true&include_license_details=false"));
    }

    @Test
    void saysPendingWhenTimeRunsOut() {
        socket.stub(result().willReturn(json(202, RUNNING)));

        assertThat(await(session(Duration.ofMillis(400)).result("scan-1", ALL))).isInstanceOf(ScanResult.Pending.class);
        assertThat(socket.requests()).hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @CsvSource({ "400,upstream_error", "401,upstream_rejected_credentials", "403,upstream_rejected_credentials",
            "404,upstream_error", "429,upstream_rate_limited" })
    void tellsAFailureInOurWords(int status, String code) {
        socket.stub(result().willReturn(error(status).withHeader("Retry-After", "30")));

        assertProblem(session().result("scan-1", ALL), code);
    }

    @ParameterizedTest
    @CsvSource({ "500", "503", "302", "204" })
    void tellsAnUndescribedStatusAsAnError(int status) {
        socket.stubUndescribed(result().willReturn(error(status).withHeader("Location", "https://elsewhere.example/")));

        assertProblem(session().result("scan-1", ALL), "upstream_error");
    }

    @ParameterizedTest
    @CsvSource({ "500", "302" })
    void losesNoConnectionToFailures(int status) {
        socket.stubUndescribed(result().willReturn(error(status).withHeader("Location", "https://elsewhere.example/")));
        for (int i = 0; i < MORE_THAN_THE_POOL; i++) {
            assertProblem(session(Duration.ofSeconds(5)).result("scan-1", ALL), "upstream_error");
        }
    }

    @Test
    void refusesATruncatedStream() {
        socket.stubUndescribed(result().willReturn(artifacts(ARTIFACT + "{\"type\":\"np")));

        assertProblem(session().result("scan-1", ALL), "upstream_error");
    }

    @ParameterizedTest
    @CsvSource({ "MALFORMED_RESPONSE_CHUNK", "RANDOM_DATA_THEN_CLOSE", "EMPTY_RESPONSE", "CONNECTION_RESET_BY_PEER" })
    void refusesABrokenConnection(Fault fault) {
        socket.stubUndescribed(result().willReturn(aResponse().withFault(fault)));

        assertProblem(session(Duration.ofSeconds(5)).result("scan-1", ALL), "upstream_error");
    }

    @Test
    void givesUpOnAStreamThatDrips() {
        socket.stub(result().willReturn(artifacts(ARTIFACT.repeat(100)).withChunkedDribbleDelay(100, 60_000)));

        assertProblem(session(Duration.ofMillis(500)).result("scan-1", ALL), "upstream_timeout");
    }

    @Test
    void freesTheThreadThatReadADrippingStream() {
        socket.stub(result().willReturn(artifacts(ARTIFACT.repeat(100)).withChunkedDribbleDelay(100, 60_000)));
        assertProblem(session(Duration.ofMillis(500)).result("scan-1", ALL), "upstream_timeout");

        long patienceEnds = System.nanoTime() + PATIENCE.toNanos();
        while (isReading()) {
            assertThat(System.nanoTime()).as("still reading").isLessThan(patienceEnds);
            Thread.onSpinWait();
        }
    }

    @Test
    void givesUpOnAnAnswerThatDoesNotCome() {
        socket.stub(result().willReturn(artifacts(ARTIFACT).withFixedDelay(3_000)));

        assertProblem(session(Duration.ofMillis(500)).result("scan-1", ALL), "upstream_timeout");
    }

    @Test
    void refusesAScanIdUnfitForAPath() {
        socket.stubPost("/full-scans", json(201, "{\"id\":\"../../../repos\"}"));

        assertProblem(session().start(MAIN, MANIFESTS), "upstream_error");
    }

    @Test
    void refusesAnAnswerThatIsNotJson() {
        socket.stubUndescribed(post(urlPathEqualTo(path("/full-scans")))
                .willReturn(aResponse().withStatus(201).withHeader("Content-Type", "text/html").withBody("<html>")));

        assertProblem(session().start(MAIN, MANIFESTS), "upstream_error");
    }

    private static boolean isReading() {
        return Thread.getAllStackTraces().values().stream().flatMap(Stream::of)
                .anyMatch(frame -> frame.getClassName().equals(CancellableStream.class.getName()));
    }

    private void stubUnknownRepository() {
        socket.stub(post(urlPathEqualTo(path("/full-scans"))).inScenario("repository").willReturn(error(404))
                .willSetStateTo("asked"));
        socket.stub(post(urlPathEqualTo(path("/full-scans"))).inScenario("repository").whenScenarioStateIs("asked")
                .willReturn(json(201, CREATED)));
    }

    private static MappingBuilder result() {
        return get(urlPathEqualTo(path("/full-scans/scan-1"))).withQueryParam("cached", equalTo("true"));
    }

    private static void assertProblem(Uni<?> uni, String code) {
        ProblemException problem = Problems.of(catchThrowable(() -> await(uni)));
        assertThat(problem.code().wireName()).isEqualTo(code);
        assertThat(problem).hasMessageNotContaining("internal detail");
    }
}
