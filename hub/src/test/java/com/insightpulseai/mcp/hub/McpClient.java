package com.insightpulseai.mcp.hub;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Sends messages to the hub's MCP endpoint as clients of both eras do. */
final class McpClient {

    static final String PATH = "/mcp";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String MODERN = "2026-07-28";
    private static final String META = """
            "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28",\
            "io.modelcontextprotocol/clientCapabilities":{},\
            "io.modelcontextprotocol/clientInfo":{"name":"test-client","version":"9"}}""";

    private McpClient() {
    }

    /** @param params fields of a JSON object; empty for none */
    static Response legacy(RequestSpecification as, String method, String params) {
        return as.body(message(method, params)).post(PATH);
    }

    /** @param name what {@code Mcp-Name} says; empty for none */
    static Response modern(RequestSpecification as, String method, String name, String params) {
        Map<String, String> headers = name.isEmpty()
                ? Map.of("MCP-Protocol-Version", MODERN, "Mcp-Method", method)
                : Map.of("MCP-Protocol-Version", MODERN, "Mcp-Method", method, "Mcp-Name", headerValue(name));
        return as.headers(headers).body(message(method, params.isEmpty() ? META : params + "," + META)).post(PATH);
    }

    static JsonNode call(RequestSpecification as, String tool, String arguments) {
        return result(modern(as, "tools/call", tool, "\"name\":\"" + tool + "\",\"arguments\":" + arguments));
    }

    private static String headerValue(String name) {
        return name.chars().allMatch(character -> character >= ' ' && character <= '~') ? name
                : "=?base64?" + Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8)) + "?=";
    }

    static String message(String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"" + method + "\",\"params\":{" + params + "}}";
    }

    static JsonNode result(Response response) {
        response.then().statusCode(200);
        JsonNode message = json(response.asString());
        if (!message.has("result")) {
            throw new AssertionError("an error: " + message);
        }
        return message.path("result");
    }

    static JsonNode error(Response response) {
        return json(response.asString()).path("error");
    }

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }

    static String text(JsonNode result) {
        return result.path("content").findValuesAsText("text").stream().collect(Collectors.joining("|"));
    }
}
