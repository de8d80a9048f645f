package com.insightpulseai.mcp.functions.socket.filessupported;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.insightpulseai.mcp.provider.socket.stub.SocketStub.json;
import static com.insightpulseai.mcp.provider.socket.stub.SocketStub.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.insightpulseai.mcp.provider.socket.SocketSession;
import com.insightpulseai.mcp.provider.socket.stub.SocketFunctionTest;
import com.insightpulseai.mcp.provider.socket.stub.WireMockSocket;
import com.insightpulseai.mcp.testing.PostgresResource;
import com.insightpulseai.mcp.testing.TestIssuerResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** The function behind its URL, with a real database and a stub of the provider. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TestIssuerResource.class)
@QuarkusTestResource(WireMockSocket.class)
class FilesSupportedTest extends SocketFunctionTest {

    private static final String KEY = "key-in-the-vault";

    FilesSupportedTest() {
        super("socket/files.supported", "ops_viewer", Map.of("socket_api_key", KEY));
    }

    @Test
    void listsThePatternsByEcosystem() {
        stub("""
                {"npm":{"package.json":{"pattern":"package.json"},"lock":{"pattern":"package-lock.json","more":true}},
                 "pypi":{"requirements":{"pattern":"requirements/*.txt"}},"none":{}}""");

        call("{}").statusCode(200).header("Schema-Version", "1.0")
                .body("files", equalTo(List.of(
                        Map.of("ecosystem", "npm", "name", "package.json", "pattern", "package.json"),
                        Map.of("ecosystem", "npm", "name", "lock", "pattern", "package-lock.json"),
                        Map.of("ecosystem", "pypi", "name", "requirements", "pattern", "requirements/*.txt"))))
                .body("truncated", equalTo(false))
                .body("unreadable", nullValue());
        assertThat(socket.requests()).extracting(LoggedRequest::getUrl).containsExactly(path("/supported-files"));
        assertThat(socket.requests().get(0).getHeader(SocketSession.CREDENTIAL_HEADER)).isEqualTo("Bearer " + KEY);
    }

    @Test
    void listsNothingWhereSocketTakesNothing() {
        stub("{}");

        call("{}").statusCode(200).body("files", empty());
    }

    @Test
    void countsWhatCannotBeRead() {
        stub("""
                {"npm":{"a":{"pattern":"a"},"b":{"pattern":""},"c":{},"d":null,"e":7,"f":{"pattern":"%s"}},"pypi":null,"gem":"?"}"""
                .formatted("x".repeat(501)));

        call("{}").statusCode(200).body("files.pattern", contains("a")).body("unreadable", equalTo(7));
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"error\":{\"message\":\"internal detail\"}}", "[]", "null", "{\"npm\":[]}" })
    void takesNothingElseForAnEmptyList(String answer) {
        stub(answer);

        String problem = call("{}").statusCode(502).body("code", equalTo("upstream_error")).extract().asString();

        assertThat(problem).doesNotContain("internal detail");
    }

    @Test
    void keepsALargeAnswerSmall() {
        stub(IntStream.range(0, 2_000).mapToObj(i -> "\"%s\":{\"pattern\":\"%s\"}".formatted(i, "\\u0001".repeat(100)))
                .collect(Collectors.joining(",", "{\"npm\":{", "}}")));

        ValidatableResponse answer = call("{}").statusCode(200).body("truncated", equalTo(true));

        assertThat(answer.extract().asByteArray().length).isBetween(100_000, 256 * 1024);
    }

    @Test
    void takesNoInput() {
        call("{\"limit\":1}").statusCode(400).body("code", equalTo("invalid_input"));
        assertThat(socket.requests()).isEmpty();
    }

    private void stub(String answer) {
        socket.stubUndescribed(get(urlPathEqualTo(path("/supported-files"))).willReturn(json(200, answer)));
    }
}
