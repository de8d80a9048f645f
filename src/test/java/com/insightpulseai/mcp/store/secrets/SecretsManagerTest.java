package com.insightpulseai.mcp.store.secrets;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.insightpulseai.mcp.testing.ProviderStub.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.insightpulseai.mcp.platform.Sha256;
import com.insightpulseai.mcp.testing.SecretsManagerStub;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;

class SecretsManagerTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final WireMockServer SERVER = new WireMockServer(WireMockConfiguration.options()
            .bindAddress("127.0.0.1").dynamicPort());
    private static final Instant NOW = Instant.parse("2026-02-03T23:59:58Z");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SecretsManagerStub played = new SecretsManagerStub(SERVER);
    private final Map<String, String> settings = new TreeMap<>();

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @BeforeEach
    void play() {
        played.reset();
        settings.putAll(Map.of(
                "mcp.database.secret", SecretsManagerStub.SECRET,
                "mcp.database.aws.region", SecretsManagerStub.REGION,
                "mcp.database.aws.endpoint", played.origin(),
                "mcp.database.aws.access-key-id", SecretsManagerStub.ACCESS_KEY_ID,
                "mcp.database.aws.secret-access-key", SecretsManagerStub.SECRET_ACCESS_KEY,
                "mcp.database.aws.session-token", SecretsManagerStub.SESSION_TOKEN));
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void givesTheSecretsText() {
        played.playSecret("{\"username\":\"mcp_socket\"}");

        assertThat(ask(PATIENCE)).isEqualTo("{\"username\":\"mcp_socket\"}");
    }

    @Test
    void isAskedBySignedRequest() {
        played.playSecret("{}");
        ask(PATIENCE);

        LoggedRequest request = played.requests().get(0);
        assertThat(request.getHeader("X-Amz-Date")).isEqualTo("20260203T235958Z");
        assertThat(request.getHeader("X-Amz-Security-Token")).isEqualTo(SecretsManagerStub.SESSION_TOKEN);
        assertThat(request.getHeader("X-Amz-Content-Sha256")).isEqualTo(Sha256.hex(request.getBody()));
        assertThat(request.getHeader("Authorization"))
                .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260203/eu-central-1/secretsmanager/aws4_request, "
                        + "SignedHeaders=content-type;host;x-amz-content-sha256;x-amz-date;x-amz-security-token;x-amz-target, ")
                .isEqualTo(signatureOf(request, Optional.of(SecretsManagerStub.SESSION_TOKEN)));
    }

    @Test
    void isAskedWithoutATokenByALongLivedKey() {
        settings.remove("mcp.database.aws.session-token");
        played.playSecret("{}");
        ask(PATIENCE);

        LoggedRequest request = played.requests().get(0);
        assertThat(request.containsHeader("X-Amz-Security-Token")).isFalse();
        assertThat(request.getHeader("Authorization")).isEqualTo(signatureOf(request, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({ "ResourceNotFoundException, ResourceNotFoundException", "AccessDeniedException, AccessDeniedException",
            "com.amazonaws.secretsmanager#DecryptionFailure, DecryptionFailure" })
    void saysWhichErrorAwsAnswered(String type, String told) {
        played.playError(type);

        assertThatFailure(PATIENCE).hasMessage("mcp/test/database/socket was not given by %s: status 400, %s",
                played.origin(), told).hasMessageNotContaining("detail of AWS");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "<html>", "{\"__type\":5}", "{\"__type\":\"not a type\"}", "[]" })
    void saysTheStatusOfAnyOtherAnswer(String body) {
        played.playAnswer(json(502, body));

        assertThatFailure(PATIENCE).hasMessageEndingWith(": status 502");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "hunter2", "{}", "[\"hunter2\"]", "{\"SecretBinary\":\"aHVudGVyMg==\"}",
            "{\"SecretString\":{\"password\":\"hunter2\"}}", "{\"SecretString\":\"hunter2" })
    void refusesAnAnswerWithoutATextAndTellsNothingOfIt(String body) {
        played.playAnswer(json(200, body));

        assertThatFailure(PATIENCE).hasMessage("mcp/test/database/socket at %s has no text", played.origin()).hasNoCause();
    }

    @Test
    void followsNoRedirect() {
        played.playAnswer(aResponse().withStatus(307).withHeader("Location", played.origin() + "/"));

        assertThatFailure(PATIENCE).hasMessageContaining("307");
        assertThat(played.requests()).hasSize(1);
    }

    @Test
    void isWaitedForNoLongerThanTheLimit() {
        played.playAnswer(json(200, "{}").withFixedDelay(20_000));

        assertThatFailure(Duration.ofMillis(200)).hasMessageContaining("no answer within 200 ms");
    }

    @Test
    void isReadNoFurtherThanTheBound() {
        played.playSecret(" ".repeat(SecretsManager.MAX_BYTES));

        assertThatFailure(PATIENCE).hasMessageContaining("bytes");
    }

    @Test
    void failsWhenTheConnectionBreaks() {
        played.playAnswer(aResponse().withFault(Fault.EMPTY_RESPONSE));

        assertThatFailure(PATIENCE).hasMessageContaining("was not given by");
    }

    @Test
    void failsWhereNobodyListens() {
        settings.put("mcp.database.aws.endpoint", "http://127.0.0.1:1");

        assertThatFailure(PATIENCE).hasMessageContaining("was not given by");
    }

    @ParameterizedTest
    @CsvSource({ "mcp.database.secret, MCP_DATABASE_SECRET", "mcp.database.aws.region, AWS_REGION",
            "mcp.database.aws.access-key-id, AWS_ACCESS_KEY_ID",
            "mcp.database.aws.secret-access-key, AWS_SECRET_ACCESS_KEY" })
    void namesTheVariableThatIsMissing(String setting, String variable) {
        settings.remove(setting);

        assertThatFailure(PATIENCE).hasMessage(variable + " is not set");
    }

    @ParameterizedTest
    @ValueSource(strings = { "mcp.database.aws.access-key-id", "mcp.database.aws.secret-access-key",
            "mcp.database.aws.session-token" })
    void tellsNothingOfACredentialThatNoHeaderCanHold(String setting) {
        settings.put(setting, "hunter2\nX-Other: 1");

        assertThatFailure(PATIENCE).hasMessageNotContaining("hunter2").hasNoCause();
        assertThat(played.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://secretsmanager.example.com", "http://127.0.0.1.example.com", "https://user@example.com",
            "https://example.com/path", "https://example.com?a=b", "ftp://127.0.0.1", "localhost:4566", "https://",
            "not a url" })
    void isAskedAtNoAddressWhereOthersCouldRead(String endpoint) {
        settings.put("mcp.database.aws.endpoint", endpoint);

        assertThatFailure(PATIENCE).hasMessageContaining("must be https://host[:port]");
    }

    @Test
    void isNoHostThatARegionMakesUp() {
        settings.put("mcp.database.aws.region", "example.com/");

        assertThatFailure(PATIENCE).hasMessage("AWS_REGION is not a region");
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertThatFailure(Duration timeout) {
        return assertThatThrownBy(() -> ask(timeout)).isInstanceOf(UnreadableSecretException.class);
    }

    private String ask(Duration timeout) {
        DatabaseSecretConfig config = new SmallRyeConfigBuilder().withMapping(DatabaseSecretConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100)).build()
                .getConfigMapping(DatabaseSecretConfig.class);
        return new SecretsManager(config, VERTX, timeout, Clock.fixed(NOW, ZoneOffset.UTC)).current().await().indefinitely();
    }

    /** What the request that arrived should have been signed with. */
    private static String signatureOf(LoggedRequest request, Optional<String> token) {
        Map<String, String> headers = new TreeMap<>();
        for (String name : new String[] { "Host", "Content-Type", "X-Amz-Target", "X-Amz-Content-Sha256" }) {
            headers.put(name, request.getHeader(name));
        }
        AwsCredentials credentials = new AwsCredentials(SecretsManagerStub.ACCESS_KEY_ID,
                SecretsManagerStub.SECRET_ACCESS_KEY, token);
        return new AwsSignature(credentials, SecretsManagerStub.REGION, "secretsmanager")
                .sign(headers, request.getBody(), NOW).get("Authorization");
    }
}
