package com.insightpulseai.mcp.sdk.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpClient;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.sdk.StubServer;
import com.insightpulseai.mcp.sdk.socket.ScanGetRequest;
import com.insightpulseai.mcp.sdk.token.TokenSource;

/** Settings of a client, and what is refused. */
class McpClientBuilderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://mcp.example.com        | must begin with https://
            http://127.0.0.1.example.com  | must begin with https://
            ftp://mcp.example.com         | must begin with https://
            mcp.example.com               | not an absolute URL
            https://user:pw@example.com   | has credentials in it
            https://example.com/?a=b      | has a query or a fragment
            """)
    void anAddressThatATokenMayNotGoToIsRefused(String address, String rule) {
        assertThatThrownBy(() -> McpClient.builder().baseUrl(address)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(rule).hasMessageNotContaining("pw");
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://mcp.example.com", "https://example.com/mcp/", "http://127.0.0.1:8080",
            "http://localhost:8080", "http://[::1]:8080" })
    void othersAreTaken(String address) {
        assertThat(McpClient.builder().baseUrl(address).tokens(TokenSource.of("t")).build()).isNotNull();
    }

    @Test
    void aPathOfTheAddressStandsBeforeThatOfTheTool() {
        try (StubServer server = new StubServer()) {
            server.thenOk(
                    "{\"state\":\"complete\",\"scan_id\":\"s1\",\"findings\":[],\"repository\":{\"slug\":\"demo\"},\"truncated\":false}");

            new Clients().builder(server.url()).baseUrl(server.url() + "/stage/").build().socket()
                    .scanGet(ScanGetRequest.builder().scanId("s1").build());

            assertThat(server.onlyRequest().uri()).hasToString("/stage/providers/socket/scan.get");
        }
    }

    @Test
    void aClientThatFollowsRedirectsIsRefused() {
        HttpClient following = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

        assertThatThrownBy(() -> McpClient.builder().httpClient(following)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatTheEnvironmentLacksIsNamed() {
        assertThatThrownBy(() -> McpClientBuilder.fromEnvironment(Map.of())).hasMessageStartingWith("MCP_URL is not set");
        assertThatThrownBy(() -> McpClientBuilder.fromEnvironment(Map.of("MCP_URL", "https://mcp.example.com")))
                .hasMessageContaining("set MCP_TOKEN or MCP_TOKEN_FILE");
        assertThat(McpClientBuilder.fromEnvironment(Map.of("MCP_URL", "https://mcp.example.com", "MCP_TOKEN", "t")).build())
                .isNotNull();
    }

    @Test
    void aClientWithoutAddressOrTokensIsNotBuilt() {
        assertThatThrownBy(() -> McpClient.builder().build()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> McpClient.builder().baseUrl("https://mcp.example.com").build())
                .isInstanceOf(IllegalStateException.class);
    }
}
