package com.insightpulseai.mcp.hub;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.insightpulseai.mcp.hub.sandbox.PlayedProviders;
import com.insightpulseai.mcp.testing.PostgresResource;
import com.insightpulseai.mcp.testing.TestIssuer;
import com.insightpulseai.mcp.testing.TestIssuerResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.specification.RequestSpecification;

/** What the MCP endpoint does with requests, before and beside any tool. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TestIssuerResource.class)
@QuarkusTestResource(PlayedProviders.class)
class McpEndpointTest extends SampleCalls {

    private static final String PING = McpClient.message("ping", "");

    @ParameterizedTest
    @ValueSource(strings = { "GET", "POST", "DELETE", "PUT", "PATCH", "HEAD" })
    void wantsATokenWhateverTheMethod(String method) {
        given().contentType(ContentType.JSON).request(Method.valueOf(method), McpClient.PATH).then()
                .statusCode(401).header("WWW-Authenticate", startsWith("Bearer"));
        given().auth().preemptive().oauth2("not.a.token").contentType(ContentType.JSON).body(PING)
                .request(Method.valueOf(method), McpClient.PATH).then()
                .statusCode(401).header("WWW-Authenticate", containsString("invalid_token"));
    }

    @Test
    void refusesTokensOfOauthClientsThatAreNotListed() throws JoseException {
        String token = TestIssuer.shared().clientToken(caller, "ops_viewer", "somebody-elses-client").sign();

        given().auth().preemptive().oauth2(token).contentType(ContentType.JSON).body(PING).post(McpClient.PATH).then()
                .statusCode(401).header("WWW-Authenticate", containsString("invalid_token"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "GET", "DELETE", "PUT", "PATCH", "OPTIONS" })
    void takesMessagesByPostAlone(String method) {
        viewer().request(Method.valueOf(method), McpClient.PATH).then().statusCode(405).header("Allow", "POST");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "localhost:8081 | | 200", "127.0.0.1:1 | | 200", "[::1]:8080 | | 200", "LOCALHOST | | 200",
            "localhost:8081 | http://localhost:8081 | 200", "localhost:8081 | http://LOCALHOST:8081 | 200",
            "localhost:8081 | http://localhost:8082 | 403", "localhost:8081 | https://localhost:8081 | 403",
            "localhost:8081 | http://localhost.evil.example:8081 | 403", "localhost:8081 | null | 403",
            "localhost:8081 | http://evil.example | 403", "localhost:8081 | http://localhost:8081/ | 403",
            "evil.example | | 403", "evil.example:8081 | http://evil.example:8081 | 403", "localhost.evil.example | | 403",
            "127.0.0.1.evil.example | | 403" })
    void answersItsOwnNamesAndPagesOnly(String host, String origin, int status) {
        RequestSpecification request = viewer().header("Host", host);
        if (origin != null) {
            request.header("Origin", origin);
        }
        var answer = request.body(PING).post(McpClient.PATH).then().statusCode(status);
        if (status == 403) {
            answer.body("code", equalTo("forbidden")).body("detail", containsString("not about your token"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "application/json | 200", "*/* | 200", "application/json, text/event-stream | 200",
            "text/event-stream, application/*;q=0.1 | 200", "text/html | 406", "text/event-stream | 406" })
    void answersJsonUnlessItIsRuledOut(String accept, int status) {
        viewer().header("Accept", accept).body(PING).post(McpClient.PATH).then().statusCode(status);
    }

    @ParameterizedTest
    @CsvSource({ "application/json,200", "application/json;charset=UTF-8,200", "APPLICATION/JSON,200", "text/plain,415",
            "application/json-rpc,415", "text/html,415" })
    void takesJsonAlone(String type, int status) {
        as(caller, "ops_viewer").contentType(type).body(PING.getBytes(StandardCharsets.UTF_8)).post(McpClient.PATH).then()
                .statusCode(status);
    }

    @Test
    void takesLargeBodiesUpToItsLimit() {
        String padding = "x".repeat(5 << 20);
        viewer().body(PING.replace("\"params\":{", "\"params\":{\"_meta\":{\"x\":\"" + padding + "\"},")
                .replace(",}", "}")).post(McpClient.PATH).then().statusCode(200);
        viewer().body(PING + " ".repeat(6 << 20)).post(McpClient.PATH).then().statusCode(413)
                .body("code", equalTo("too_large"));
    }

    @Test
    void acceptsNotificationsWithoutAnAnswer() {
        viewer().body("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}").post(McpClient.PATH).then()
                .statusCode(202).header("Content-Type", nullValue()).body(emptyString());
    }

    @Test
    void remembersNothingBetweenRequests() {
        McpClient.legacy(viewer(), "initialize", "\"protocolVersion\":\"2025-11-25\",\"capabilities\":{}").then()
                .statusCode(200).header("Mcp-Session-Id", nullValue());
        viewer().header("Mcp-Session-Id", "one of another server").header("Last-Event-ID", "5").body(PING).post(McpClient.PATH)
                .then().statusCode(200);
    }

    @Test
    void readsHealthAndTheCatalogueForTheCallersRole() {
        JsonNode health = read("ops:///health");
        JsonNode providers = read("ops:///providers");

        assertThat(health.path("providers")).extracting(provider -> provider.path("provider").textValue())
                .containsExactlyInAnyOrder("netdata", "sentry", "socket");
        assertThat(health.path("providers").path(0).has("message")).as("a caller with a role gets details").isTrue();
        assertThat(providers.toString()).contains("socket_findings_list").doesNotContain("socket_scan_repo");
        assertThat(read("ops:///providers/netdata").path("title").textValue()).isEqualTo("Netdata");
    }

    @ParameterizedTest
    @ValueSource(strings = { "ops:///providers/nothing", "ops:///providers/", "ops:///health/x", "ops:///",
            "file:///etc/passwd",
            "OPS:///health", "ops:///providers/../health", "" })
    void knowsNoOtherResource(String uri) {
        JsonNode error = McpClient.error(McpClient.legacy(viewer(), "resources/read", "\"uri\":\"" + uri + "\""));

        assertThat(error.path("code").intValue()).isEqualTo(-32602);
        assertThat(error.path("data").path("uri").textValue()).isEqualTo(uri);
    }

    @Test
    void offersNothingToSomebodyWithoutARole() {
        UUID nobody = UUID.randomUUID();
        database.addUser(nobody, "none");

        assertThat(McpClient.result(McpClient.legacy(as(nobody, "none"), "tools/list", "")).path("tools")).isEmpty();
        assertThat(McpClient.result(McpClient.legacy(as(nobody, "none"), "resources/list", "")).path("resources")).isEmpty();
        assertThat(McpClient.error(McpClient.legacy(as(nobody, "none"), "resources/read", "\"uri\":\"ops:///providers\""))
                .path("code").intValue()).isEqualTo(-32602);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/.well-known/oauth-protected-resource", "/.well-known/oauth-protected-resource/mcp",
            "/.well-known/oauth-authorization-server", "/.well-known/openid-configuration", "/mcp/x", "/register" })
    void publishesNoLoginWithoutAPublicUrl(String path) {
        given().get(path).then().statusCode(404).contentType("application/problem+json").body("code", equalTo("not_found"));
    }

    private JsonNode read(String uri) {
        return McpClient.json(McpClient.result(McpClient.modern(viewer(), "resources/read", uri, "\"uri\":\"" + uri + "\""))
                .path("contents").path(0).path("text").textValue());
    }

    private RequestSpecification viewer() {
        if (database.query("select 1 from auth.users where id = ?", caller).isEmpty()) {
            database.addUser(caller, "ops_viewer");
        }
        return as(caller, "ops_viewer");
    }
}
