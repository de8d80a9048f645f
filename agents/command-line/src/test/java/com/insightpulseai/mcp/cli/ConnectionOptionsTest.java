package com.insightpulseai.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.insightpulseai.mcp.sdk.client.McpClient;
import com.sun.net.httpserver.HttpServer;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class ConnectionOptionsTest {

    private final RecordedStreams streams = new RecordedStreams();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private HttpServer server;

    /** Calls a tool. */
    @Command(name = "health")
    static final class HealthCommand implements Runnable {

        @Mixin
        private final ConnectionOptions connection;

        HealthCommand(Map<String, String> environment) {
            this.connection = ConnectionOptions.of(environment);
        }

        @Override
        public void run() {
            try (McpClient client = connection.client("health-test")) {
                client.socket().health(connection.timeBudget().options());
            }
        }
    }

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + exchange.getRequestHeaders().getFirst("User-Agent"));
            byte[] body = ("{\"provider\":\"socket\",\"status\":\"ok\",\"latency_ms\":1,\"checked_at\":\"2026-01-01T00:00:00Z\","
                    + "\"message\":\"\"}").getBytes();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private int run(Map<String, String> environment, String... args) {
        return new Program(new CommandLine(new HealthCommand(environment)), streams.streams()).run(args);
    }

    @Test
    void takesAddressAndTokenFromVariables() {
        assertThat(run(Map.of("MCP_URL", url(), "MCP_TOKEN", "a.b.c"))).isZero();

        assertThat(requests).singleElement().asString().startsWith("Bearer a.b.c health-test/");
    }

    @Test
    void prefersOptionsToVariables(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("token"), "of.a.file\n");

        assertThat(run(Map.of("MCP_URL", "https://elsewhere.invalid", "MCP_TOKEN", "a.b.c"), "--url", url(), "--token-file",
                file.toString())).isZero();
        assertThat(requests).singleElement().asString().startsWith("Bearer of.a.file ");
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(run(Map.of())).isEqualTo(ExitCode.WRONG_USE);
        assertThat(streams.err()).startsWith("The server's address is missing: give --url, or set the variable MCP_URL.\n")
                .contains("Usage: health").contains("Try 'health --help' for more.");
        assertThat(run(Map.of("MCP_URL", url(), "MCP_TOKEN", " "))).isEqualTo(ExitCode.WRONG_USE);
        assertThat(streams.err()).contains("There is no token: set the variable MCP_TOKEN or MCP_TOKEN_FILE");
    }

    @Test
    void takesNoTokenAsAnArgumentAndDoesNotRepeatIt() {
        String token = "eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl";

        assertThat(run(Map.of("MCP_URL", url()), "--token", token)).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run(Map.of("MCP_URL", url()), "--tokn=" + token)).isEqualTo(ExitCode.WRONG_USE);

        assertThat(streams.err()).contains("A token is not taken as an argument").contains("--tokn=[token]")
                .doesNotContain("eyJ");
    }

    @Test
    void refusesAnAddressThatCannotBeUsedWithoutRepeatingIt() {
        Map<String, String> token = Map.of("MCP_TOKEN", "a.b.c");

        assertThat(run(token, "--url", "http://mcp.example.com")).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run(token, "--url", "https://user:secret@mcp.example.com")).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run(token, "--url", "https://user:secret@a b")).isEqualTo(ExitCode.WRONG_USE);

        assertThat(streams.err()).contains("must begin with https://").contains("has credentials in it")
                .contains("The server's address is no URL").doesNotContain("secret");
    }

    @Test
    void refusesATimeWithoutUnitAndOneOfMoreThanADay() {
        Map<String, String> environment = Map.of("MCP_URL", url(), "MCP_TOKEN", "a.b.c");

        assertThat(run(environment, "--timeout", "30")).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run(environment, "--timeout", "25h")).isEqualTo(ExitCode.WRONG_USE);

        assertThat(streams.err()).contains("'30' must be a number with a unit").contains("--timeout must be at most 24h");
    }

    @Test
    void writesALineForEachRequestWithoutTheToken() {
        assertThat(run(Map.of("MCP_URL", url(), "MCP_TOKEN", "a.b.c"), "--verbose")).isZero();

        assertThat(streams.err()).matches("socket/health, request 1: status 200 after \\d+ ms\n").doesNotContain("a.b.c");
        assertThat(streams.out()).isEmpty();
    }
}
