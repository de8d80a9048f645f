package com.insightpulseai.mcp.hub;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.hub.sandbox.PlayedProviders;
import com.insightpulseai.mcp.testing.PostgresResource;
import com.insightpulseai.mcp.testing.TestDatabase;
import com.insightpulseai.mcp.testing.TestIssuer;
import com.insightpulseai.mcp.testing.TestIssuerResource;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

/** A provider and a tool that the configuration switches off. */
@QuarkusTest
@TestProfile(SwitchedOffTest.Profile.class)
class SwitchedOffTest {

    private final TestDatabase database = TestDatabase.shared();
    private final UUID caller = UUID.randomUUID();

    PlayedProviders providers;

    public static class Profile implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("providers.netdata.enabled", "false",
                    // findings.list
                    "providers.socket.tools[2].enabled", "false");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(PostgresResource.class), new TestResourceEntry(TestIssuerResource.class),
                    new TestResourceEntry(PlayedProviders.class));
        }
    }

    @BeforeEach
    void freshState() {
        database.reset();
        providers.restoreSecrets();
        providers.recover();
        database.addUser(caller, "ops_viewer");
    }

    @Test
    void aDisabledProviderIsUnavailableWithAllItsTools() {
        for (String tool : List.of("netdata/nodes.list", "netdata/alerts.list", "netdata/health")) {
            ValidatableResponse answer = call(tool).statusCode(503).body("code", equalTo("provider_disabled"));
            assertThat(row(answer)).containsEntry("status", "error").containsEntry("error", "provider_disabled");
        }
        assertThat(providers.provider("netdata").requests()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"nope\":1}", "{\"contexts\":\"system.cpu\"}", "{\"contexts\":[]}" })
    void aDisabledProviderIsUnavailableWhateverTheInput(String input) {
        ValidatableResponse answer = call("netdata/metrics.query", input).statusCode(503)
                .body("code", equalTo("provider_disabled"));
        assertThat(row(answer)).containsEntry("error", "provider_disabled");
    }

    @Test
    void theHealthOfADisabledProviderIsOfNoInterest() {
        given().get("/health").then().statusCode(200).body("providers.provider",
                equalTo(Sample.providers().stream().filter(provider -> !provider.equals("netdata")).toList()));
        given().get("/providers/netdata/health").then().statusCode(503)
                .contentType("application/problem+json").header("Cache-Control", "no-store")
                .body("code", equalTo("provider_disabled"));
        assertThat(providers.provider("netdata").requests()).isZero();
    }

    @Test
    void aDisabledToolIsUnknown() {
        ValidatableResponse answer = call("socket/findings.list").statusCode(404).body("code", equalTo("unknown_tool"));

        assertThat(row(answer)).containsEntry("status", "error").containsEntry("error", "unknown_tool");
        assertThat(providers.provider("socket").requests()).isZero();
    }

    @Test
    void nothingElseChanges() {
        call("socket/health").statusCode(200).body("status", equalTo("ok"));
        call("sentry/health").statusCode(200).body("status", equalTo("ok"));
    }

    private ValidatableResponse call(String tool) {
        return call(tool, "{}");
    }

    private ValidatableResponse call(String tool, String input) {
        return given().auth().preemptive().oauth2(TestIssuer.shared().token(caller, "ops_viewer"))
                .contentType(ContentType.JSON).body(input).post("/providers/" + tool).then();
    }

    private Map<String, Object> row(ValidatableResponse answer) {
        return database.event(UUID.fromString(answer.extract().header("X-Event-Id"))).orElseThrow();
    }
}
