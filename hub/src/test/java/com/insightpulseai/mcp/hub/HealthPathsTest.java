package com.insightpulseai.mcp.hub;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.insightpulseai.mcp.hub.sandbox.PlayedProviders;
import com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream.Reply;
import com.insightpulseai.mcp.testing.PostgresResource;
import com.insightpulseai.mcp.testing.TestDatabase;
import com.insightpulseai.mcp.testing.TestIssuer;
import com.insightpulseai.mcp.testing.TestIssuerResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** The paths of health beside the tools: one of them is a tool's path too. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TestIssuerResource.class)
@QuarkusTestResource(PlayedProviders.class)
class HealthPathsTest {

    private final TestDatabase database = TestDatabase.shared();
    private final UUID caller = UUID.randomUUID();

    PlayedProviders providers;

    @BeforeEach
    void freshState() {
        database.reset();
        providers.restoreSecrets();
        providers.recover();
        database.addUser(caller, "ops_viewer");
    }

    @Test
    void allProvidersAreReadAtOnePath() {
        viewer().get("/health").then().statusCode(200).header("Cache-Control", "no-store")
                .header("X-Event-Id", notNullValue())
                .body("providers.provider", equalTo(Sample.providers()))
                .body("providers.status", everyItem(equalTo("ok")))
                .body("providers[0].message", notNullValue());
        // What a monitor without a token was told in another test may be a second old.
        await().until(() -> given().head("/health").statusCode() == 200);
    }

    @ParameterizedTest
    @MethodSource("providerNames")
    void aProvidersPathIsReadByAnyoneAndCalledByCallers(String provider) {
        String path = "/providers/" + provider + "/health";

        viewer().get(path).then().statusCode(200).body("providers.provider", contains(provider));
        given().get(path).then().statusCode(200).body("providers[0]", not(hasKey("message")));
        given().head(path).then().statusCode(200);
        viewer().contentType(ContentType.JSON).body("{}").post(path).then().statusCode(200)
                .header("Schema-Version", "1.0").body("provider", equalTo(provider)).body("status", equalTo("ok"));
        given().contentType(ContentType.JSON).body("{}").post(path).then().statusCode(401)
                .body("instance", equalTo(path));
        given().put(path).then().statusCode(405).header("Allow", "GET, HEAD, POST");
        given().put("/health").then().statusCode(405).header("Allow", "GET, HEAD");
    }

    @Test
    void nothingElseOfAProviderIsReadWithoutAToken() {
        for (String path : new String[] { "/providers/socket/scan.repo", "/providers/socket", "/providers/socket/x/health",
                "/providers/socket/healthy", "/providers//health" }) {
            given().get(path).then().statusCode(401);
        }
    }

    @Test
    void monitorsAreToldWhatWasFoundASecondAgoAndViewersWhatIs() {
        viewer().get("/health").then().statusCode(200);
        providers.recover();

        given().get("/health").then().statusCode(200);
        assertThat(providers.provider("socket").requests()).isZero();

        providers.provider("socket").answerOnly(Reply.json(500, "{}"));
        viewer().get("/health").then().statusCode(503)
                .body("providers.findAll { it.status == 'down' }.provider", contains("socket"))
                .body("providers.findAll { it.status == 'ok' }", hasSize(Sample.providers().size() - 1));
        await().until(() -> given().get("/health").statusCode() == 503);
        assertThat(providers.provider("socket").requests()).isEqualTo(1);
    }

    static List<String> providerNames() {
        return Sample.providers();
    }

    private RequestSpecification viewer() {
        return given().auth().preemptive().oauth2(TestIssuer.shared().token(caller, "ops_viewer"));
    }
}
