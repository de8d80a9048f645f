package com.insightpulseai.mcp.sdk.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.sdk.StubServer;
import com.insightpulseai.mcp.sdk.socket.Finding;
import com.insightpulseai.mcp.sdk.socket.ScanGetRequest;
import com.insightpulseai.mcp.sdk.token.TokenSource;

/** A list that is larger than the memory of the program that goes through it. */
class PagingMemoryTest {

    private static final int FINDINGS = 10_000;
    private static final int PAGE = 200;
    private static final int TEXT = 9_000;

    /** The program: 90 MB of findings, 1.8 MB a page. */
    public static final class Program {

        public static void main(String[] arguments) {
            try (McpClient client = McpClient.builder().baseUrl(arguments[0]).tokens(TokenSource.of("t")).build()) {
                long count = 0;
                for (Finding finding : client.socket().scanGetPages(ScanGetRequest.builder().scanId("s1").build())) {
                    count += finding.type().length() / TEXT;
                }
                System.out.println(count);
            }
        }
    }

    @Test
    void tenThousandFindingsFitIntoAHeapOfTwentyMegabytes() throws Exception {
        String type = "m".repeat(TEXT);
        String findings = IntStream.range(0, PAGE).mapToObj(i -> PagesTest.finding(type)).collect(Collectors.joining(","));
        try (StubServer server = new StubServer()) {
            for (int page = 1; page <= FINDINGS / PAGE; page++) {
                String cursor = page < FINDINGS / PAGE ? ",\"next_cursor\":\"c" + page + "\"" : "";
                server.then(exchange -> StubServer.send(exchange, 200,
                        "{\"state\":\"complete\",\"scan_id\":\"s1\",\"truncated\":true,"
                                + "\"findings\":[" + findings + "]" + cursor + "}",
                        Map.of()));
            }

            Process program = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx20m",
                    "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                    Program.class.getName(), server.url().toString()).redirectErrorStream(true).start();

            String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(output).isEqualTo(FINDINGS + System.lineSeparator());
            assertThat(program.waitFor()).isZero();
        }
    }
}
