package com.insightpulseai.mcp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

class ProtocolServerTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String META = "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
            + "\"io.modelcontextprotocol/clientCapabilities\":{}}";

    private final ProtocolServer server = new ProtocolServer(new ServerIdentity("test", "Test", "1.2", "Do this."));

    @Test
    void discoveryTellsWhatIsSpokenAndMayBeKeptByItsCallerOnly() {
        JsonNode result = modern("server/discover", Optional.empty(), META).path("result");

        assertThat(result.path("supportedVersions")).extracting(JsonNode::textValue)
                .containsExactly("2026-07-28", "2025-11-25", "2025-06-18");
        assertThat(result.path("resultType").textValue()).isEqualTo("complete");
        assertThat(result.path("cacheScope").textValue()).isEqualTo("private");
        assertThat(result.path("ttlMs").intValue()).isEqualTo(60_000);
        assertThat(result.path("_meta").path(ModernMeta.SERVER_INFO).path("version").textValue()).isEqualTo("1.2");
        assertThat(result.path("capabilities").toString()).isEqualTo("{\"tools\":{},\"resources\":{}}");
    }

    @ParameterizedTest
    @CsvSource({ "2025-11-25,2025-11-25", "2025-06-18,2025-06-18", "2026-07-28,2025-11-25", "2024-11-05,2025-11-25",
            "2030-01-01,2025-11-25", "nonsense,2025-11-25" })
    void initializationNeverRefusesAVersion(String asked, String answered) {
        JsonNode result = legacy("initialize", "\"protocolVersion\":\"" + asked + "\",\"capabilities\":{\"elicitation\":{}}")
                .path("result");

        assertThat(result.path("protocolVersion").textValue()).isEqualTo(answered);
        assertThat(result.path("serverInfo").path("name").textValue()).isEqualTo("test");
        assertThat(result.has("resultType")).isFalse();
    }

    @Test
    void aLegacyClientCallsWithoutAHandshake() {
        JsonNode result = legacy("tools/call", "\"name\":\"test_simple_text\"").path("result");

        assertThat(result.path("content").path(0).path("text").textValue()).startsWith("This is a simple text");
        assertThat(result.path("isError").booleanValue()).isFalse();
        assertThat(result.path("_meta").has(ModernMeta.SERVER_INFO)).isFalse();
    }

    @Test
    void errorsOfToolsAreResultsWithTextAlone() {
        JsonNode result = modern("tools/call", Optional.of("test_error_handling"),
                "\"name\":\"test_error_handling\"," + META).path("result");

        assertThat(result.path("isError").booleanValue()).isTrue();
        assertThat(result.has("structuredContent")).isFalse();
        assertThat(result.path("resultType").textValue()).isEqualTo("complete");
    }

    @ParameterizedTest
    @ValueSource(strings = { "1", "-7", "12345678901234567890123", "1.50", "1e3", "\"\"", "\"a\\u0041\\n\"",
            "\"id with ümlaut\"" })
    void idsComeBackAsTheyWereSent(String id) {
        Reply reply = send("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"ping\"}", legacyHeaders());

        assertThat(reply.json().orElseThrow()).startsWith("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\"");
        assertThat(send("{\"method\":\"nothing\",\"id\":" + id + ",\"jsonrpc\":\"2.0\"}", legacyHeaders()).json().orElseThrow())
                .startsWith("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"error\"");
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{\"a\": [1, {\"b\":\"}\\\"\"}]}", "[1,2]", "null", "\"text\"", "12.0",
            " { \"x\" : 1e2 } " })
    void argumentsReachTheToolAsTheyWereSent(String arguments) throws JsonProcessingException {
        JsonNode result = legacy("tools/call", "\"arguments\":" + arguments + ",\"name\":\"test_simple_text\"").path("result");

        assertThat(result.path("_meta").path("test/arguments")).isEqualTo(MAPPER.readTree(arguments));
    }

    @Test
    void listsGoOnWhereTheCursorSays() {
        JsonNode first = page(2, "");
        JsonNode second = page(2, "\"cursor\":" + first.path("nextCursor"));

        assertThat(first.path("tools")).hasSize(2);
        assertThat(second.path("tools")).hasSize(1);
        assertThat(second.has("nextCursor")).isFalse();
        assertThat(page(10, "").path("tools")).hasSize(3);
        assertThat(legacy("tools/list", "\"cursor\":" + first.path("nextCursor")).path("error").path("code").intValue())
                .as("of another list").isEqualTo(-32602);
    }

    private JsonNode page(int perPage, String params) {
        return json(
                server.answer(legacyHeaders(), ReceivedMessage.of(request("tools/list", params)), new FixtureOffering(perPage))
                        .await()
                        .indefinitely())
                .path("result");
    }

    @Test
    void resourcesAreReadAsTextOrBytes() {
        assertThat(read("test://static-text").path("result").path("contents").path(0).path("text").textValue())
                .startsWith("This is the content");
        assertThat(read("test://static-binary").path("result").path("contents").path(0).path("blob").textValue())
                .isEqualTo("iVBORw==");
        assertThat(read("test://template/123/data").path("result").path("contents").path(0).path("text").textValue())
                .contains("123");
        JsonNode unknown = read("test://unknown").path("error");
        assertThat(unknown.path("code").intValue()).isEqualTo(-32602);
        assertThat(unknown.path("data").path("uri").textValue()).isEqualTo("test://unknown");
        assertThat(read("test://broken").path("error").path("message").textValue()).isEqualTo("It cannot be read now.");
    }

    private JsonNode read(String uri) {
        return modern("resources/read", Optional.of(uri), "\"uri\":\"" + uri + "\"," + META);
    }

    @Test
    void aNameBeyondHeadersComesInItsBase64Form() {
        String uri = "test://ümlaut";
        String encoded = "=?base64?" + Base64.getEncoder().encodeToString(uri.getBytes(StandardCharsets.UTF_8)) + "?=";

        assertThat(modern("resources/read", Optional.of(encoded), "\"uri\":\"" + uri + "\"," + META).path("error").path("code")
                .intValue()).isEqualTo(-32602);
        assertThat(modern("resources/read", Optional.of(uri), "\"uri\":\"" + uri + "\"," + META).path("error").path("code")
                .intValue()).isEqualTo(-32020);
        assertThat(modern("resources/read", Optional.of("=?base64?!?="), "\"uri\":\"" + uri + "\"," + META).path("error")
                .path("code").intValue()).isEqualTo(-32020);
    }

    private JsonNode modern(String method, Optional<String> name, String params) {
        return json(send(request(method, params), new RequestHeaders(Optional.of("2026-07-28"), Optional.of(method), name)));
    }

    private JsonNode legacy(String method, String params) {
        return json(send(request(method, params), legacyHeaders()));
    }

    private static byte[] request(String method, String params) {
        return ("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":{" + params + "}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static RequestHeaders legacyHeaders() {
        return new RequestHeaders(Optional.empty(), Optional.empty(), Optional.empty());
    }

    private Reply send(String body, RequestHeaders headers) {
        return send(body.getBytes(StandardCharsets.UTF_8), headers);
    }

    private Reply send(byte[] body, RequestHeaders headers) {
        return server.answer(headers, ReceivedMessage.of(body), new FixtureOffering(10)).await().indefinitely();
    }

    private static JsonNode json(Reply reply) {
        try {
            return MAPPER.readTree(reply.json().orElseThrow());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
