package com.insightpulseai.mcp.hub;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.insightpulseai.mcp.config.ProvidersConfig;
import com.insightpulseai.mcp.testing.PostgresResource;
import com.insightpulseai.mcp.testing.TestIssuerResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The description of the whole system that a hub serves, and the page that shows it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TestIssuerResource.class)
class OpenApiTest {

    @Inject
    ProvidersConfig config;

    @Test
    void theDocumentNamesEveryTool() {
        Map<String, Object> paths = given().get("/openapi.json").then().statusCode(200).contentType("application/json")
                .extract().path("paths");

        config.providers().forEach((provider, settings) -> settings.tools()
                .forEach(tool -> assertThat(paths).containsKey("/providers/" + provider + "/" + tool.name())));
        assertThat(paths).containsKeys("/health", "/providers/{provider}/health");
    }

    @ParameterizedTest
    @CsvSource({ "socket/scan.repo, true", "sentry/event.send, true", "socket/findings.list, false", "socket/health, false" })
    void aToolThatChangesSomethingTakesAnIdempotencyKey(String tool, boolean takesKey) {
        Map<String, Object> operation = given().get("/openapi.json").then().extract()
                .path("paths.'/providers/" + tool + "'.post");

        assertThat(operation.get("parameters").toString().contains("#/components/parameters/IdempotencyKey"))
                .isEqualTo(takesKey);
        assertThat(((Map<?, ?>) operation.get("responses")).keySet().containsAll(List.of("409", "422"))).isEqualTo(takesKey);
    }

    @Test
    void thePageShowsIt() {
        given().get("/q/swagger-ui/").then().statusCode(200).body(containsString("/openapi.json"));
    }
}
