package com.insightpulseai.mcp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Every wrong message has one answer: a status, a code, and the id where one could be read. */
class RefusedMessagesTest {

    private static final String VERSION = "\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"";
    private static final String CAPABILITIES = "\"io.modelcontextprotocol/clientCapabilities\":{}";
    private static final String META = "\"_meta\":{" + VERSION + "," + CAPABILITIES + "}";
    private static final Map<String, String> LEGACY = Map.of();

    private final ProtocolServer server = new ProtocolServer(new ServerIdentity("test", "Test", "1", "Do this."));

    static Stream<Arguments> refused() {
        return Stream.of(
                // what is no message, in whatever era
                row("nothing", "", LEGACY, 400, -32700, null),
                row("no JSON", "{", LEGACY, 400, -32700, null),
                row("two values", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"} {}", LEGACY, 400, -32700, null),
                row("a comment", "{/**/}", LEGACY, 400, -32700, null),
                row("a trailing comma", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",}", LEGACY, 400, -32700, null),
                row("NaN", "{\"jsonrpc\":\"2.0\",\"id\":NaN,\"method\":\"ping\"}", LEGACY, 400, -32700, null),
                row("a name twice", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"method\":\"initialize\"}", LEGACY, 400,
                        -32700, null),
                row("a name twice within arguments", call("\"arguments\":{\"a\":1,\"a\":2}"), LEGACY, 400, -32700, null),
                row("65 levels", call("\"arguments\":" + "[".repeat(65) + "]".repeat(65)), LEGACY, 400, -32700, null),
                row("a batch", "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}]", LEGACY, 400, -32600, null),
                row("an empty batch", "[]", LEGACY, 400, -32600, null),
                row("a text", "\"ping\"", LEGACY, 400, -32600, null),
                row("null", "null", LEGACY, 400, -32600, null),
                row("an empty object", "{}", LEGACY, 400, -32600, null),
                row("no jsonrpc", "{\"id\":1,\"method\":\"ping\"}", LEGACY, 400, -32600, "1"),
                row("jsonrpc 1.0", "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"}", LEGACY, 400, -32600, "1"),
                row("jsonrpc as a number", "{\"jsonrpc\":2.0,\"id\":1,\"method\":\"ping\"}", LEGACY, 400, -32600, "1"),
                row("id null", "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}", LEGACY, 400, -32600, null),
                row("id true", "{\"jsonrpc\":\"2.0\",\"id\":true,\"method\":\"ping\"}", LEGACY, 400, -32600, null),
                row("id as an object", "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"ping\"}", LEGACY, 400, -32600, null),
                row("no method", "{\"jsonrpc\":\"2.0\",\"id\":1}", LEGACY, 400, -32600, "1"),
                row("method as a number", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":5}", LEGACY, 400, -32600, "1"),
                row("params as an array", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":[]}", LEGACY, 400,
                        -32602,
                        "1"),
                row("a request without an id", "{\"jsonrpc\":\"2.0\",\"method\":\"tools/list\"}", LEGACY, 400, -32600, null),

                // legacy: errors of methods travel with 200
                row("an unknown method", message("nothing", ""), LEGACY, 200, -32601, "1"),
                row("a method in capitals", message("PING", ""), LEGACY, 200, -32601, "1"),
                row("prompts", message("prompts/list", ""), LEGACY, 200, -32601, "1"),
                row("a subscription", message("resources/subscribe", "\"uri\":\"test://static-text\""), LEGACY, 200, -32601,
                        "1"),
                row("no tool named", message("tools/call", ""), LEGACY, 200, -32602, "1"),
                row("a tool named by a number", message("tools/call", "\"name\":5"), LEGACY, 200, -32602, "1"),
                row("an unknown tool", message("tools/call", "\"name\":\"nothing\""), LEGACY, 200, -32602, "1"),
                row("a cursor of no list", message("tools/list", "\"cursor\":\"abc\""), LEGACY, 200, -32602, "1"),
                row("an empty cursor", message("tools/list", "\"cursor\":\"\""), LEGACY, 200, -32602, "1"),
                row("a cursor as a number", message("tools/list", "\"cursor\":1"), LEGACY, 200, -32602, "1"),
                row("a cursor of resources", message("resources/list", "\"cursor\":\"abc\""), LEGACY, 200, -32602, "1"),
                row("no resource named", message("resources/read", ""), LEGACY, 200, -32602, "1"),
                row("an unknown resource", message("resources/read", "\"uri\":\"test://x\""), LEGACY, 200, -32602, "1"),
                row("discovery with a legacy header", message("server/discover", ""),
                        Map.of(RequestHeaders.PROTOCOL_VERSION, "2025-11-25"), 400, -32022, "1"),

                // modern: what a request must say of itself
                row("no _meta", message("tools/list", ""), modern("tools/list"), 400, -32602, "1"),
                row("no version in _meta", message("tools/list", "\"_meta\":{" + CAPABILITIES + "}"), modern("tools/list"), 400,
                        -32602, "1"),
                row("no capabilities in _meta", message("tools/list", "\"_meta\":{" + VERSION + "}"), modern("tools/list"), 400,
                        -32602, "1"),
                row("capabilities as a list", message("tools/list",
                        "\"_meta\":{" + VERSION + ",\"io.modelcontextprotocol/clientCapabilities\":[]}"), modern("tools/list"),
                        400, -32602, "1"),
                row("no header for the version", message("tools/list", META), Map.of(RequestHeaders.METHOD, "tools/list"), 400,
                        -32020, "1"),
                row("another version in the header", message("tools/list", META),
                        with(modern("tools/list"), RequestHeaders.PROTOCOL_VERSION, "2025-11-25"), 400, -32020, "1"),
                row("no header for the method", message("tools/list", META),
                        Map.of(RequestHeaders.PROTOCOL_VERSION, "2026-07-28"), 400, -32020, "1"),
                row("another method in the header", message("tools/list", META), modern("tools/call"), 400, -32020, "1"),
                row("the method in capitals in the header", message("tools/list", META), modern("TOOLS/LIST"), 400, -32020,
                        "1"),
                row("two methods in the header", message("tools/list", META), modern("tools/list,tools/list"), 400, -32020,
                        "1"),
                row("no header for the name", message("tools/call", "\"name\":\"test_simple_text\"," + META),
                        modern("tools/call"), 400, -32020, "1"),
                row("another name in the header", message("tools/call", "\"name\":\"test_simple_text\"," + META),
                        with(modern("tools/call"), RequestHeaders.NAME, "test_error_handling"), 400, -32020, "1"),
                row("a name in the header only", message("tools/call", META),
                        with(modern("tools/call"), RequestHeaders.NAME, "test_simple_text"), 400, -32020, "1"),
                row("a name in broken Base64", message("tools/call", "\"name\":\"test_simple_text\"," + META),
                        with(modern("tools/call"), RequestHeaders.NAME, "=?base64?%%?="), 400, -32020, "1"),
                row("a name of bytes that are no UTF-8", message("tools/call", "\"name\":\"test_simple_text\"," + META),
                        with(modern("tools/call"), RequestHeaders.NAME, "=?base64?/w==?="), 400, -32020, "1"),
                row("an unknown version", message("tools/list", META.replace("2026-07-28", "v999")),
                        with(modern("tools/list"), RequestHeaders.PROTOCOL_VERSION, "v999"), 400, -32022, "1"),
                row("an unknown version in the header alone", message("tools/list", ""),
                        Map.of(RequestHeaders.PROTOCOL_VERSION, "2027-01-01"), 400, -32022, "1"),
                row("a legacy version in _meta", message("tools/list", META.replace("2026-07-28", "2025-11-25")),
                        with(modern("tools/list"), RequestHeaders.PROTOCOL_VERSION, "2025-11-25"), 400, -32022, "1"),
                row("an unknown method", message("nothing", META), modern("nothing"), 404, -32601, "1"),
                row("initialize", message("initialize", META), modern("initialize"), 404, -32601, "1"),
                row("ping", message("ping", META), modern("ping"), 404, -32601, "1"),
                row("a level for logs", message("logging/setLevel", META), modern("logging/setLevel"), 404, -32601, "1"),
                row("a stream", message("subscriptions/listen", META), modern("subscriptions/listen"), 404, -32601, "1"),
                row("an unknown tool", message("tools/call", "\"name\":\"nothing\"," + META),
                        with(modern("tools/call"), RequestHeaders.NAME, "nothing"), 200, -32602, "1"),
                row("a cursor of no list", message("tools/list", "\"cursor\":\"abc\"," + META), modern("tools/list"), 200,
                        -32602, "1"));
    }

    @ParameterizedTest(name = "{0}: {3} {4}")
    @MethodSource("refused")
    void areAnswered(String what, String body, Map<String, String> headers, int status, int code, String id) throws Exception {
        Reply reply = send(body.getBytes(StandardCharsets.UTF_8), headers);

        assertThat(reply.status()).isEqualTo(status);
        JsonNode answer = new ObjectMapper().readTree(reply.json().orElseThrow());
        assertThat(answer.path("error").path("code").intValue()).isEqualTo(code);
        assertThat(answer.path("error").path("message").textValue()).endsWith(".");
        assertThat(answer.path("id").toString()).isEqualTo(id == null ? "" : id);
    }

    @Test
    void bytesThatAreNoUtf8AreNoJson() {
        byte[] body = "{\"jsonrpc\":\"2.0\",\"id\":\"\u00e9\",\"method\":\"ping\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(send(body, LEGACY).status()).isEqualTo(400);
        assertThat(send("{}".getBytes(StandardCharsets.UTF_16), LEGACY).status()).isEqualTo(400);
    }

    @Test
    void anUnknownVersionIsToldWhatThereIs() throws Exception {
        Reply reply = send(message("tools/list", META.replace("2026-07-28", "v999")).getBytes(StandardCharsets.UTF_8),
                with(modern("tools/list"), RequestHeaders.PROTOCOL_VERSION, "v999"));

        JsonNode data = new ObjectMapper().readTree(reply.json().orElseThrow()).path("error").path("data");
        assertThat(data.path("requested").textValue()).isEqualTo("v999");
        assertThat(data.path("supported")).hasSize(3);
    }

    @Test
    void aDifferenceNamesBothValues() {
        Reply reply = send(message("tools/list", META).getBytes(StandardCharsets.UTF_8), modern("tools/call"));

        assertThat(reply.json().orElseThrow()).contains("'tools/list'", "'tools/call'");
    }

    @Test
    void notificationsAndResponsesAreAcceptedWithoutAnAnswer() {
        for (String body : new String[] { "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}",
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/unknown\",\"params\":{\"a\":1}}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}" }) {
            assertThat(send(body.getBytes(StandardCharsets.UTF_8), LEGACY)).isEqualTo(new Reply(202, Optional.empty()));
        }
    }

    private Reply send(byte[] body, Map<String, String> headers) {
        RequestHeaders said = new RequestHeaders(Optional.ofNullable(headers.get(RequestHeaders.PROTOCOL_VERSION)),
                Optional.ofNullable(headers.get(RequestHeaders.METHOD)), Optional.ofNullable(headers.get(RequestHeaders.NAME)));
        return server.answer(said, ReceivedMessage.of(body), new FixtureOffering(10)).await().indefinitely();
    }

    private static Arguments row(String what, String body, Map<String, String> headers, int status, int code, String id) {
        return Arguments.of(what, body, headers, status, code, id);
    }

    private static String message(String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":{" + params + "}}";
    }

    private static String call(String params) {
        return message("tools/call", "\"name\":\"test_simple_text\"," + params);
    }

    private static Map<String, String> modern(String method) {
        return Map.of(RequestHeaders.PROTOCOL_VERSION, "2026-07-28", RequestHeaders.METHOD, method);
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return more;
    }
}
