package com.insightpulseai.mcp.hub.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.hub.sandbox.PlayedProviders;
import com.insightpulseai.mcp.testing.PostgresResource;
import com.insightpulseai.mcp.testing.TestIssuerResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;

/** The console's page, and what is none of its business. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TestIssuerResource.class)
@QuarkusTestResource(PlayedProviders.class)
class ConsoleRoutesTest {

    private static final Pattern ASSET = Pattern.compile("\"(/console/assets/[^\"]{1,80})\"");

    private static final RestAssuredConfig PLAIN = RestAssuredConfig.config()
            .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders());

    @ParameterizedTest
    @ValueSource(strings = { "/console/", "/console/operations", "/console/providers/netdata",
            "/console/operations/5a5db0c5-0000-4000-8000-000000000001?live=0", "/console/nowhere/at/all" })
    void eachPathOfTheConsoleShowsThePage(String path) {
        given().get(path).then().statusCode(200).contentType("text/html; charset=utf-8")
                .header("Cache-Control", "no-cache").body(containsString("<ops-app>"));
    }

    @Test
    void thePageMayLoadAndAskNothingForeign() {
        String policy = given().get("/console/").then().header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer").header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Permissions-Policy", containsString("camera=()")).extract().header("Content-Security-Policy");

        assertThat(policy.split("; ")).contains("default-src 'none'", "script-src 'self'", "style-src 'self'",
                "connect-src 'self' https://project.supabase.test",
                "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'",
                "trusted-types lit-html");
        assertThat(policy).doesNotContain("unsafe").doesNotContain("*");
    }

    @Test
    void assetsAreKeptForAYear() {
        Matcher assets = ASSET.matcher(given().get("/console/").asString());
        int found = 0;
        while (assets.find()) {
            String path = assets.group(1);
            String type = path.endsWith(".css") ? "text/css" : "text/javascript";
            given().header("Accept-Encoding", "gzip").get(path).then().statusCode(200)
                    .contentType(type + "; charset=utf-8").header("Content-Encoding", "gzip")
                    .header("Cache-Control", "public, max-age=31536000, immutable").header("X-Content-Type-Options", "nosniff");
            given().config(PLAIN).get(path).then()
                    .statusCode(200).header("Content-Encoding", nullValue());
            given().head(path).then().statusCode(200).body(emptyString()).header("Content-Length", not(equalTo("0")));
            found++;
        }
        assertThat(found).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/console/assets/app-AAAAAAAA.js", "/console/favicon.ico", "/console/assets/app.js.map",
            "/console/index.html", "/console/assets/..%2Findex.html", "/console/assets/../../application.yaml",
            "/console/%2e%2e/application.properties", "/operations", "/index.html", "/consoles/", "/%63onsole/operations" })
    void whatThereIsNotStaysNotFound(String path) {
        given().urlEncodingEnabled(false).get(path).then().statusCode(404).contentType("application/problem+json")
                .body("code", equalTo("not_found"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/", "/console" })
    void leadsToThePage(String path) {
        given().redirects().follow(false).get(path).then().statusCode(302).header("Location", "/console/");
        given().redirects().follow(false).head(path).then().statusCode(302);
        given().redirects().follow(false).post(path).then().statusCode(404);
    }

    @Test
    void thereAreTokensInASandboxOnly() {
        given().get("/sandbox/tokens").then().statusCode(404);
    }
}
