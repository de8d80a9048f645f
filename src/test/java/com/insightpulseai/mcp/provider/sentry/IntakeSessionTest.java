package com.insightpulseai.mcp.provider.sentry;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.insightpulseai.mcp.testing.SentryStub.envelopePath;
import static com.insightpulseai.mcp.testing.SentryStub.error;
import static com.insightpulseai.mcp.testing.SentryStub.htmlError;
import static com.insightpulseai.mcp.testing.SentryStub.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.insightpulseai.mcp.egress.HostnameAllowlist;
import com.insightpulseai.mcp.egress.HostnameNotAllowedException;
import com.insightpulseai.mcp.egress.ProviderAllowlists;
import com.insightpulseai.mcp.testing.SentryStub;
import com.insightpulseai.mcp.tool.VaultSecret;
import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;
import com.insightpulseai.mcp.web.problem.Problems;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(SentryTestProfile.class)
class IntakeSessionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String KEY = "0f8c1d2e3b4a59687a6b5c4d3e2f1001";
    private static final String PROJECT = "4509062593708032";
    private static final String RECEIPT = "{\"id\":\"0f8c1d2e3b4a59687a6b5c4d3e2f1001\"}";

    @Inject
    SentryIntake intake;

    @Inject
    ProviderAllowlists allowlists;

    SentryStub sentry;

    @BeforeEach
    void forget() {
        sentry.reset();
        sentry.playEnvelope(PROJECT, json(200, RECEIPT));
    }

    @Test
    void sendsAnEnvelopeToTheDsnsProjectWithItsKey() {
        send(event("Größe 日本"));

        LoggedRequest request = sentry.requests().get(0);
        assertThat(request.getUrl()).isEqualTo("/api/" + PROJECT + "/envelope/");
        assertThat(request.getHeader("Content-Type")).isEqualTo("application/x-sentry-envelope");
        assertThat(request.getHeader("X-Sentry-Auth")).matches(
                "Sentry sentry_version=7, sentry_client=[a-z-]+/[\\d.]+, sentry_key=" + KEY);
        assertThat(request.getHeader("Authorization")).isNull();
        assertThat(request.getBodyAsString()).doesNotContain(KEY);
    }

    @Test
    void saysTheLengthOfTheEventInBytes() throws Exception {
        String id = send(event("Größe 日本"));

        String[] lines = new String(sentry.requests().get(0).getBody(), UTF_8).split("\n", -1);
        assertThat(lines).hasSize(4);
        assertThat(tree(lines[0]).path("event_id").asText()).isEqualTo(id).matches("[0-9a-f]{32}");
        assertThat(tree(lines[1]).path("type").asText()).isEqualTo("event");
        assertThat(tree(lines[1]).path("length").asInt()).isEqualTo(lines[2].getBytes(UTF_8).length)
                .isGreaterThan(lines[2].length());
        assertThat(tree(lines[2]).path("event_id").asText()).isEqualTo(id);
        assertThat(lines[3]).isEmpty();
    }

    @Test
    void writesTheEventInSentrysFields() throws Exception {
        send(new OutgoingEvent("Deployment failed", "warning", "java", Optional.of("production"), Optional.of("shop@1.2"),
                Optional.of("deploy"), Optional.of("runner-1"), Optional.of("deploy/shop"), List.of("deploy", "shop"),
                Map.of("region", "eu"), Map.of("log", "line 1\nline 2")));

        JsonNode event = tree(new String(sentry.requests().get(0).getBody(), UTF_8).split("\n")[2]);
        assertThat(event.path("timestamp").asText()).satisfies(Instant::parse);
        assertThat(event.path("logentry").path("formatted").asText()).isEqualTo("Deployment failed");
        assertThat(List.of("level", "platform", "environment", "release", "logger", "server_name", "transaction"))
                .extracting(field -> event.path(field).asText())
                .containsExactly("warning", "java", "production", "shop@1.2", "deploy", "runner-1", "deploy/shop");
        assertThat(event.path("fingerprint")).extracting(JsonNode::asText).containsExactly("deploy", "shop");
        assertThat(event.path("tags").path("region").asText()).isEqualTo("eu");
        assertThat(event.path("extra").path("log").asText()).isEqualTo("line 1\nline 2");
    }

    @Test
    void leavesOutWhatWasNotSaid() throws Exception {
        send(event("x"));

        assertThat(tree(new String(sentry.requests().get(0).getBody(), UTF_8).split("\n")[2]).fieldNames()).toIterable()
                .containsExactly("event_id", "timestamp", "level", "platform", "logentry", "sdk");
    }

    @Test
    void survivesHalfACharacter() {
        send(event("a\ud83d"));

        assertThat(new String(sentry.requests().get(0).getBody(), UTF_8)).contains("\"formatted\":\"a?\"");
    }

    @Test
    void goesToTheDsnsHostAndPath() {
        sentry.playUndescribed(post(urlPathEqualTo("/errors" + envelopePath("7"))).willReturn(json(200, RECEIPT)));

        send(sentry.dsn(KEY, "errors/7"), event("x"));

        assertThat(sentry.requests()).extracting(LoggedRequest::getUrl).containsExactly("/errors/api/7/envelope/");
    }

    @Test
    void refusesAHostThatIsNotAllowed() {
        assertThatThrownBy(() -> send("https://" + KEY + "@collector.example.com/7", event("x")))
                .isInstanceOf(HostnameNotAllowedException.class).hasMessageContaining("collector.example.com")
                .hasMessageNotContaining(KEY);
        assertThatThrownBy(() -> send("http://" + KEY + "@o1.ingest.us.sentry.io/7", event("x")))
                .isInstanceOf(HostnameNotAllowedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "o1.ingest.sentry.io", "o1.ingest.us.sentry.io", "o4507.ingest.us2.sentry.io",
            "o4507.ingest.de.sentry.io", "sentry.io" })
    void isAllowedToEachRegionsIntake(String host) {
        assertThatCode(() -> allowlist().validate("https://" + host + "/api/1/envelope/")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = { "o1.ingest.eu.sentry.io", "a.o1.ingest.us.sentry.io", "ingest.us.sentry.io",
            "o1.ingest.us.sentry.io.example.com", "o1-ingest.us.sentry.io" })
    void isAllowedNowhereElse(String host) {
        assertThatThrownBy(() -> allowlist().validate("https://" + host + "/api/1/envelope/"))
                .isInstanceOf(HostnameNotAllowedException.class);
    }

    @Test
    void saysThatTheStoredSecretIsNoDsnWithoutQuotingIt() {
        assertThat(catchThrowable(() -> send("https://sentry.io/" + KEY, event("x"))))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.UNAVAILABLE);
                    assertThat(problem.getMessage()).contains("sentry_dsn").doesNotContain(KEY);
                });
    }

    @Test
    void sendsOnceHoweverItFails() {
        sentry.playEnvelope(PROJECT, error(503));
        assertThat(problem().code()).isEqualTo(ProblemCode.UPSTREAM_ERROR);
        assertThat(sentry.requests()).hasSize(1);

        sentry.reset();
        sentry.playEnvelope(PROJECT, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        assertThat(problem().code()).isEqualTo(ProblemCode.UPSTREAM_ERROR);
        assertThat(sentry.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "Retry-After|42|42",
            "X-Sentry-Rate-Limits|60:error:key|60",
            "X-Sentry-Rate-Limits|60:transaction:key, 2700:default;error:organization:quota, 3600:replay:key|2700",
            "X-Sentry-Rate-Limits|90::organization|90",
            "X-Sentry-Rate-Limits|soon:error:key, 7.5:error:key|7" })
    void saysWhenToComeBack(String header, String value, String seconds) {
        sentry.playEnvelope(PROJECT, error(429).withHeader(header, value));

        ProblemException problem = problem();
        assertThat(problem.code()).isEqualTo(ProblemCode.UPSTREAM_RATE_LIMITED);
        assertThat(problem.headers()).containsEntry("Retry-After", seconds);
        assertThat(sentry.requests()).hasSize(1);
    }

    @Test
    void saysNotWhenToComeBackWhereOtherDataIsLimited() {
        sentry.playEnvelope(PROJECT, error(429).withHeader("X-Sentry-Rate-Limits", "60:transaction;replay:key"));

        assertThat(problem().headers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = { 401, 403 })
    void saysThatTheDsnWasRejected(int status) {
        sentry.playEnvelope(PROJECT, error(status));

        assertThat(problem().code()).isEqualTo(ProblemCode.UPSTREAM_REJECTED_CREDENTIALS);
        assertThat(problem().getMessage()).contains("DSN").doesNotContain(KEY).doesNotContain("internal detail");
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "[]", "", "null", "{\"id\":", "ok" })
    void doesNotTakeEveryAnswerForAReceipt(String body) {
        sentry.playEnvelope(PROJECT, json(200, body));

        assertThat(problem().code()).isEqualTo(ProblemCode.UPSTREAM_ERROR);
    }

    @Test
    void doesNotTakeAWebPageForAReceipt() {
        sentry.playEnvelope(PROJECT, htmlError(200));

        assertThat(problem().code()).isEqualTo(ProblemCode.UPSTREAM_ERROR);
    }

    @Test
    void knowsTheLargestEventThatSentryTakes() {
        int rest = withLog("").payload("0".repeat(32), Instant.ofEpochMilli(1)).length;

        assertThat(withLog("x".repeat(OutgoingEvent.MAX_BYTES - rest)).isOfAcceptedSize()).isTrue();
        assertThat(withLog("x".repeat(OutgoingEvent.MAX_BYTES - rest + 1)).isOfAcceptedSize()).isFalse();
        assertThat(withLog("日".repeat(OutgoingEvent.MAX_BYTES / 3)).isOfAcceptedSize()).isFalse();
    }

    private static OutgoingEvent withLog(String log) {
        return new OutgoingEvent("x", "error", "other", Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), List.of(), Map.of(), Map.of("log", log));
    }

    private ProblemException problem() {
        return Problems.of(catchThrowable(() -> send(event("x"))));
    }

    private String send(OutgoingEvent event) {
        return send(sentry.dsn(KEY, PROJECT), event);
    }

    private String send(String dsn, OutgoingEvent event) {
        return intake.session(new VaultSecret(dsn), PATIENCE).send(event).await().atMost(PATIENCE);
    }

    private HostnameAllowlist allowlist() {
        return allowlists.forProvider("sentry").orElseThrow();
    }

    private static OutgoingEvent event(String message) {
        return new OutgoingEvent(message, "error", "other", Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), List.of(), Map.of(), Map.of());
    }

    private static JsonNode tree(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }
}
