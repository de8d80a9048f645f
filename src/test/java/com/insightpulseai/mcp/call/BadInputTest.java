package com.insightpulseai.mcp.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.testing.TestIssuer;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

@QuarkusTest
@GovernedTest
class BadInputTest extends GovernedCalls {

    @Test
    void anInputThatBreaksTheRulesIsAuditedAndCostsNoQuota() {
        call("{\"text\":\" \",\"how_many\":11}")
                .statusCode(400)
                .body("code", equalTo("invalid_input"))
                .body("violations.field", equalTo(List.of("how_many", "text")))
                .body("event_id", equalTo(onlyEvent().get("id").toString()));

        assertThat(onlyEvent()).containsEntry("status", "error").containsEntry("error", "invalid_input");
        call("{\"text\":\"hello\"}").header("RateLimit", containsString("r=49"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"text":"x","surprise":1}    | surprise | is not a field of this input
            {"text":7}                   | text     | has the wrong type: must be a text
            {"text":"x","how_many":"1"}  | how_many | has the wrong type: must be a whole number
            {"text":"x","how_many":1.5}  | how_many | has the wrong type: must be a whole number
            {"text":"x","how_many":2147483648} | how_many | is out of range: must be a whole number from -2147483648 to 2147483647
            []                           | ''       | has the wrong type: must be an object
            "text"                       | ''       | has the wrong type: must be an object
            {"text":"a\\ud800"}          | text     | must hold no halves of characters (surrogates without their other half)
            """)
    void jsonThatIsNotTheInputIsAuditedAndNamesTheField(String body, String field, String message) {
        call(body).statusCode(400).body("code", equalTo("invalid_input"))
                .body("violations.field", hasItem(field)).body("violations.message", hasItem(message));

        assertThat(onlyEvent()).containsEntry("error", "invalid_input");
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"text\":", "{text:1}", "{\"text\":\"a\",\"text\":\"b\"}", "{\"text\":\"a\"} trailing",
            "\u0000", "\u0000(\u0000\u0000" })
    void malformedJsonIsRefusedAndNotWritten(String body) {
        call(body).statusCode(400).contentType("application/problem+json").body("code", equalTo("invalid_input"));

        assertThat(database.events()).isEmpty();
    }

    @Test
    void anEmptyBodyIsAnInvalidInput() {
        call("").statusCode(400).body("code", equalTo("invalid_input"));
    }

    @Test
    void aCharacterThatTheDatabaseCannotHoldDoesNotStopACall() {
        call("{\"text\":\"a\\u0000b\"}").statusCode(200);

        assertThat(onlyEvent()).containsEntry("status", "ok");
    }

    @ParameterizedTest
    @CsvSource({ "/providers/socket/scan.everything,404,unknown_tool", "/providers/acme/scan.repo,404,unknown_provider",
            "/providers/socket/..%2f..,404,unknown_tool", "/providers/,404,unknown_provider",
            "/elsewhere,404,not_found" })
    void pathsThatNameNoToolAreNotFound(String path, int status, String code) {
        asOperator().urlEncodingEnabled(false).body("{}").post(path).then().statusCode(status)
                .contentType("application/problem+json").body("code", equalTo(code));
    }

    @Test
    void toolsAreCalledWithPostAndJson() {
        asOperator().get(TOOL).then().statusCode(405).body("code", equalTo("method_not_allowed"));
        asOperator().contentType("text/plain").body("hello").post(TOOL).then().statusCode(415)
                .body("code", equalTo("unsupported_media_type"));
    }

    @Test
    void aSchemaVersionThatDoesNotExistIsRefused() {
        asOperator().header("Schema-Version", "9.9").body("{\"text\":\"hello\"}").post(TOOL).then()
                .statusCode(400).body("code", equalTo("invalid_input")).body("violations.field", hasItem("Schema-Version"));
        asOperator().header("Schema-Version", "1.0").body("{\"text\":\"hello\"}").post(TOOL).then().statusCode(200);
    }

    @Test
    void aBodyOverTheLimitIsRefusedByItsLength() {
        call("{\"text\":\"" + "x".repeat(7 << 20) + "\"}").statusCode(413).body("code", equalTo("too_large"))
                .body("detail", containsString("6291456 bytes"));

        assertThat(database.events()).isEmpty();
    }

    @Test
    void aBodyOverTheLimitIsRefusedWithoutAnAnnouncedLengthToo() throws Exception {
        byte[] body = ("{\"text\":\"" + "x".repeat(7 << 20) + "\"}").getBytes(StandardCharsets.UTF_8);
        HttpRequest chunked = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + TOOL))
                .header("Authorization", "Bearer " + TestIssuer.shared().token(operator, "ops_operator"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();

        HttpResponse<String> answer = HttpClient.newHttpClient().send(chunked, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("too_large").contains("6291456 bytes");
    }
}
