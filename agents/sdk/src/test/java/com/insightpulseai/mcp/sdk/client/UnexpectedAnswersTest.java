package com.insightpulseai.mcp.sdk.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.sdk.StubServer;
import com.insightpulseai.mcp.sdk.problem.UnexpectedAnswer;
import com.insightpulseai.mcp.sdk.socket.ScanGetRequest;

/** Responses that are neither a result nor a problem. */
class UnexpectedAnswersTest {

    private static final String PAGE_OF_A_PROXY = "<html>\r\n<h1>Bad\u0007 gateway\u001b[31m</h1>" + "x".repeat(500);

    private final StubServer server = new StubServer();
    private final McpClient client = new Clients().of(server.url());

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private void call() {
        client.socket().scanGet(ScanGetRequest.builder().scanId("s1").build());
    }

    @ParameterizedTest
    @ValueSource(ints = { 200, 403, 500, 502 })
    void aProxysPageIsShownInOneShortLine(int status) {
        server.then(status, PAGE_OF_A_PROXY, Map.of("Content-Type", "text/html"));

        assertThatThrownBy(this::call).isInstanceOfSatisfying(UnexpectedAnswer.class, failure -> {
            assertThat(failure.status()).isEqualTo(status);
            assertThat(failure.beginning()).startsWith("<html> <h1>Bad gateway [31m</h1>xxx").hasSize(200);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "null", "17", "[]", "{}", "{\"state\":\"complete\"", "{\"state\":\"complete\"} and more",
            "\"text\"",
            "<!doctype html>", "{\"scan_id\":{\"not\":\"a text\"}}" })
    void garbageIsNoResult(String body) {
        server.then(200, body, Map.of("Content-Type", "application/json"));

        assertThatThrownBy(this::call).isInstanceOf(UnexpectedAnswer.class);
    }

    @Test
    void tenMebibytesAreNotReadToTheirEnd() {
        server.then(200, "[\"" + "a".repeat(10 * 1024 * 1024) + "\"]", Map.of());

        assertThatThrownBy(this::call).isInstanceOf(UnexpectedAnswer.class)
                .hasMessageStartingWith(
                        "Unexpected response with status 200: It is larger than 2097152 bytes. It begins: [\"aaaa");
    }

    @Test
    void aRedirectIsNotFollowed() {
        server.then(307, "", Map.of("Location", server.url() + "/elsewhere"));

        assertThatThrownBy(this::call).isInstanceOf(UnexpectedAnswer.class)
                .hasMessage("Unexpected response with status 307: It is a redirect, and the token goes nowhere else.");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aGatewaysOwnJsonIsNoProblem() {
        server.then(403, "{\"message\":\"Forbidden\"}", Map.of("Content-Type", "application/json"));

        assertThatThrownBy(this::call).isInstanceOf(UnexpectedAnswer.class).hasMessageContaining("a proxy or gateway");
    }
}
