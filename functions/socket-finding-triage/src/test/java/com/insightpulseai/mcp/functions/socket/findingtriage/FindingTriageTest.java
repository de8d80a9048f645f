package com.insightpulseai.mcp.functions.socket.findingtriage;

import static com.insightpulseai.mcp.provider.socket.stub.SocketStub.error;
import static com.insightpulseai.mcp.provider.socket.stub.SocketStub.json;
import static com.insightpulseai.mcp.provider.socket.stub.SocketStub.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.provider.socket.stub.SocketFunctionTest;
import com.insightpulseai.mcp.provider.socket.stub.WireMockSocket;
import com.insightpulseai.mcp.testing.PostgresResource;
import com.insightpulseai.mcp.testing.TestIssuerResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The function behind its URL, with a real database and a stub of Socket. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TestIssuerResource.class)
@QuarkusTestResource(WireMockSocket.class)
class FindingTriageTest extends SocketFunctionTest {

    FindingTriageTest() {
        super("socket/finding.triage", "ops_operator", Map.of("socket_api_key", "sktsec_stored-in-the-vault"));
    }

    @BeforeEach
    void stubSocket() {
        socket.stubPost("/triage/alerts", json(200, "{\"result\":\"ok\"}"));
        socket.stubGet("/triage/alerts", json(200, """
                {"results":[{"uuid":"u1","alert_key":"Qa-1_x","state":"ignore"}],"nextPage":null}"""));
    }

    @Test
    void saysWhatSocketTookOver() {
        call("""
                {"findings":[{"key":"Qa-1_x","state":"ignore","note":"Not reachable,\\nsee OPS-7"},
                 {"key":"Qb","state":"block"}]}""").statusCode(200)
                .body("findings.key", contains("Qa-1_x", "Qb"))
                .body("findings.state", contains("ignore", "block"))
                .body("findings.result", contains("applied", "not_applied"))
                .body("applied", is(1));
        assertThat(socket.requests().get(0).getUrl()).isEqualTo(path("/triage/alerts"));
    }

    @Test
    void saysWhenSocketCouldNotBeAskedWhatItTookOver() {
        socket.stubGet("/triage/alerts", error(403));

        call(decisions(1)).statusCode(200).body("findings.result", contains("unconfirmed")).body("applied", is(0));
    }

    @Test
    void takesAHundredDecisions() {
        call(decisions(100)).statusCode(200);
        call(decisions(101)).statusCode(400).body("violations.field", contains("findings"));
    }

    @Test
    void saysWhenSocketDoesNotUnderstandTheDecisions() {
        socket.stubPost("/triage/alerts", error(400));

        call(decisions(1)).statusCode(400).body("code", is("invalid_input")).body("violations.field", contains("findings"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{}|findings",
            "{\"findings\":[]}|findings",
            "{\"findings\":[null]}|findings[0]",
            "{\"findings\":[{\"state\":\"ignore\"}]}|findings[0].key",
            "{\"findings\":[{\"key\":\"\",\"state\":\"ignore\"}]}|findings[0].key",
            "{\"findings\":[{\"key\":\"*\",\"state\":\"ignore\"}]}|findings[0].key",
            "{\"findings\":[{\"key\":\"a\"}]}|findings[0].state",
            "{\"findings\":[{\"key\":\"a\",\"state\":\"IGNORE\"}]}|findings[0].state",
            "{\"findings\":[{\"key\":\"a\",\"state\":\"cleared\"}]}|findings[0].state",
            "{\"findings\":[{\"key\":\"a\",\"state\":\"warn\",\"note\":\"\"}]}|findings[0].note",
            "{\"findings\":[{\"key\":\"a\",\"state\":\"warn\",\"note\":\"\\u0000\"}]}|findings[0].note",
            "{\"findings\":[{\"key\":\"a\",\"state\":\"warn\",\"note\":\"\\ud800\"}]}|findings[0].note",
            "{\"findings\":[{\"key\":\"a\",\"state\":\"warn\"},{\"key\":\"a\",\"state\":\"block\"}]}|findings" })
    void refusesBadInputAndNamesTheField(String body, String field) {
        assertThat(call(body).statusCode(400).body("code", is("invalid_input"))
                .extract().<String> path("violations[0].field")).startsWith(field);
        assertThat(socket.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "force", "uuid", "packageName" })
    void knowsNoWayToWidenADecision(String field) {
        call("{\"findings\":[{\"key\":\"a\",\"state\":\"warn\",\"" + field + "\":\"x\"}]}")
                .statusCode(400);
        call("{\"findings\":[{\"key\":\"a\",\"state\":\"warn\"}],\"" + field + "\":\"x\"}").statusCode(400);
        assertThat(socket.requests()).isEmpty();
    }

    @Test
    void takesALongNoteAndRefusesALongerOne() {
        call(noted(1_000)).statusCode(200);
        call(noted(1_001)).statusCode(400).body("violations.field", contains("findings[0].note"));
    }

    private static String noted(int length) {
        return "{\"findings\":[{\"key\":\"a\",\"state\":\"warn\",\"note\":\"" + "é".repeat(length) + "\"}]}";
    }

    private static String decisions(int number) {
        return IntStream.range(0, number).mapToObj(i -> "{\"key\":\"k" + i + "\",\"state\":\"monitor\"}")
                .collect(Collectors.joining(",", "{\"findings\":[", "]}"));
    }
}
