package com.insightpulseai.mcp.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.testing.TestIssuer;
import com.insightpulseai.mcp.web.BodyBudget;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** Bodies whose size or time would stop other calls. */
@QuarkusTest
@GovernedTest
class LargeBodyTest extends GovernedCalls {

    @Inject
    BodyBudget budget;

    @AfterEach
    void allMemoryIsGivenBack() {
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> budget.held() == 0);
    }

    @Test
    void aSmallBodyIsReadOnTheEventLoop() {
        call(input(1_000)).statusCode(200).body("thread", startsWith("vert.x-eventloop"));

        assertThat(EchoTool.readOn).startsWith("vert.x-eventloop");
    }

    @Test
    void aLargeBodyIsReadOnAWorkerAndTheToolRunsOnTheEventLoop() {
        call(input(1_000_000)).statusCode(200).body("thread", startsWith("vert.x-eventloop"));

        assertThat(EchoTool.readOn).startsWith("executor-thread");
    }

    @Test
    void aLargeInputIsValidatedAndRedactedOnAWorker() {
        EchoTool.textReadOn.clear();

        call("{\"text\":\"" + "x".repeat(1_000_000) + "\"}").statusCode(400);

        assertThat(EchoTool.textReadOn).isNotEmpty().allMatch(thread -> thread.startsWith("executor-thread"));
    }

    @Test
    void aLargeBodyThatIsNoInputIsRefusedAsASmallOneIs() {
        call("{\"text\":\"" + "x".repeat(1_000_000) + "\"}").statusCode(400).body("code", equalTo("invalid_input"))
                .body("violations[0].field", equalTo("text"));
        call("{\"unknown\":\"" + "x".repeat(1_000_000) + "\"}").statusCode(400).body("detail",
                containsString("not this tool's"));

        assertThat(database.events()).hasSize(2);
    }

    @Test
    void aRefusedRequestsConnectionIsClosedRatherThanReadToItsEnd() throws Exception {
        try (Socket connection = open("Content-Length: 6000000", "not-a-token")) {
            InputStream response = connection.getInputStream();
            connection.setSoTimeout(8_000);

            String head = new String(response.readNBytes(12), StandardCharsets.UTF_8);
            response.readAllBytes();

            assertThat(head).isEqualTo("HTTP/1.1 401");
        }
    }

    @Test
    void aBodyInChunksOfOneByteTakesNoMoreThanItsSize() throws Exception {
        try (Socket connection = open("Transfer-Encoding: chunked", TestIssuer.shared().token(operator, "ops_operator"))) {
            connection.getOutputStream().write("1\r\nx\r\n".repeat(10_000).getBytes(StandardCharsets.UTF_8));

            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> budget.held() == 10_000);
        }
    }

    private static String input(int size) {
        return "{\"text\":\"hello\",\"content\":\"" + "x".repeat(size) + "\"}";
    }

    private static Socket open(String header, String token) throws Exception {
        Socket connection = new Socket(InetAddress.getByName("127.0.0.1"), RestAssured.port);
        connection.getOutputStream().write(String.join("\r\n", "POST " + TOOL + " HTTP/1.1", "Host: 127.0.0.1",
                "Authorization: Bearer " + token, "Content-Type: application/json", header, "", "")
                .getBytes(StandardCharsets.UTF_8));
        return connection;
    }
}
