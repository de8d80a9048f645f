package com.insightpulseai.mcp.functions.socket.health;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.insightpulseai.mcp.testing.SocketStub.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.testing.LoggedLines;
import com.insightpulseai.mcp.testing.SecretsManagerStub;
import com.insightpulseai.mcp.testing.SocketFunctionTest;
import com.insightpulseai.mcp.testing.TestDatabase;
import com.insightpulseai.mcp.testing.TestIssuerResource;
import com.insightpulseai.mcp.testing.WireMockSecretsManager;
import com.insightpulseai.mcp.testing.WireMockSocket;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** A function that is told no password, as on AWS: its login is a secret in a played Secrets Manager. */
@QuarkusTest
@TestProfile(FetchedLoginTest.Profile.class)
class FetchedLoginTest extends SocketFunctionTest {

    public static class Profile implements QuarkusTestProfile {

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(WireMockSecretsManager.class),
                    new TestResourceEntry(TestIssuerResource.class), new TestResourceEntry(WireMockSocket.class));
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    private final String rotated = UUID.randomUUID().toString();

    SecretsManagerStub secretsManager;

    FetchedLoginTest() {
        super("socket/health", "ops_viewer", Map.of("socket_api_key", "sktsec_stored-in-the-vault"));
    }

    @BeforeEach
    void begin() {
        socket.play(get(urlPathEqualTo("/v0/quota")).willReturn(json(200,
                "{\"quota\":900,\"maxQuota\":1000,\"nextWindowRefresh\":\"2026-01-02T03:00:00Z\"}")));
        secretsManager.reset();
        secretsManager.playLogin(TestDatabase.SOCKET, database.password());
    }

    @AfterEach
    void end() {
        rotate(database.password());
    }

    @Test
    void recordsCallsByTheLoginOfTheSecret() {
        call("{}").statusCode(200).body("status", equalTo("ok"));

        assertThat(database.query("select usename from pg_stat_activity where usename like 'mcp_%'"))
                .isNotEmpty().allSatisfy(connection -> assertThat(connection).containsValue(TestDatabase.SOCKET));
    }

    @Test
    void goesOnAfterARotationWithoutAFailedCall() {
        call("{}").statusCode(200);
        rotate(rotated);
        secretsManager.reset();
        secretsManager.playLogin(TestDatabase.SOCKET, rotated);

        call("{}").statusCode(200);
        assertThat(secretsManager.requests()).hasSize(1);
    }

    @Test
    void signsItsQuestionByTheCredentialsOfTheFunction() {
        rotate(rotated);
        secretsManager.playLogin(TestDatabase.SOCKET, rotated);
        call("{}").statusCode(200);

        assertThat(secretsManager.requests()).singleElement().satisfies(request -> {
            assertThat(request.getHeader("Authorization"))
                    .startsWith("AWS4-HMAC-SHA256 Credential=" + SecretsManagerStub.ACCESS_KEY_ID + "/")
                    .contains("/" + SecretsManagerStub.REGION + "/secretsmanager/aws4_request, ");
            assertThat(request.getHeader("X-Amz-Security-Token")).isEqualTo(SecretsManagerStub.SESSION_TOKEN);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = { "ResourceNotFoundException", "AccessDeniedException" })
    void makesNoCallsWithoutTheSecretAndGoesOnOnceItIsThere(String error) {
        rotate(rotated);
        secretsManager.reset();
        secretsManager.playError(error);

        assertUnavailable();
        assertThat(socket.requests()).isEmpty();
        secretsManager.reset();
        secretsManager.playLogin(TestDatabase.SOCKET, rotated);
        call("{}").statusCode(200);
    }

    @Test
    void makesNoCallsWithAPasswordThatIsWrong() {
        rotate(rotated);

        assertUnavailable();
        assertThat(secretsManager.requests()).hasSize(1);
    }

    @Test
    void makesNoCallsWithASecretThatIsNoLogin() {
        rotate(rotated);
        secretsManager.playSecret(rotated);

        assertUnavailable();
    }

    @Test
    void waitsNoLongerThanItsTimeForASecretsManagerThatHangs() {
        rotate(rotated);
        secretsManager.playAnswer(json(200, "{}").withFixedDelay(20_000));

        call("{}").statusCode(503).time(lessThan(9_000L));
    }

    private void assertUnavailable() {
        try (LoggedLines log = new LoggedLines()) {
            call("{}").statusCode(503).body("code", equalTo("unavailable"));

            assertThat(log.lines()).noneSatisfy(line -> assertThat(line).containsAnyOf(rotated, database.password(),
                    SecretsManagerStub.SECRET_ACCESS_KEY, SecretsManagerStub.SESSION_TOKEN));
        }
    }

    /** The database takes another password, and there is no connection from before. */
    private void rotate(String password) {
        database.execute("alter role %s password '%s'".formatted(TestDatabase.SOCKET, password));
        database.query("select pg_terminate_backend(pid) from pg_stat_activity where usename = ?", TestDatabase.SOCKET);
    }
}
