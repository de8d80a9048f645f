package com.insightpulseai.mcp.functions.socket.scanrepo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.lessThan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.platform.Sha256;
import com.insightpulseai.mcp.provider.socket.stub.ShortSocketTimes;
import com.insightpulseai.mcp.provider.socket.stub.WireMockSocket;
import com.insightpulseai.mcp.testing.PostgresResource;
import com.insightpulseai.mcp.testing.TestIssuerResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Scans of files that are sent as base64 of gzip. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TestIssuerResource.class)
@QuarkusTestResource(WireMockSocket.class)
@QuarkusTestResource(ShortSocketTimes.class)
class CompressedScanTest extends StubbedScanTest {

    @Test
    void uploadsTheBytesOfACompressedFile() throws Exception {
        call(compressed(gzip("a\r\nb".getBytes(UTF_8)))).statusCode(200);

        assertThat(socket.requests().get(0).getBodyAsString()).contains("\r\n\r\na\r\nb\r\n--");
    }

    @Test
    void leavesTheDigestOfTheFileInTheRow() throws Exception {
        byte[] file = "a\r\nb\0".getBytes(UTF_8);

        call(compressed(gzip(file))).statusCode(200);

        assertThat(database.events(caller)).singleElement().asString()
                .contains("\"bytes\": %d".formatted(file.length), Sha256.hex(file)).doesNotContain("encoded\"");
    }

    @Test
    void leavesTheDigestOfTheTextInTheRowOfARefusedCall() throws Exception {
        String text = compressed(gzip(new byte[1])).replace("H4sI", "H4sH");

        call(text).statusCode(400);

        assertThat(database.events(caller)).singleElement().asString().contains("\"encoded\": true");
    }

    @Test
    void refusesABombOfAGibibyteBeforeItCostsAnything() throws Exception {
        byte[] part = gzip(new byte[16 << 20]);
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        for (int i = 0; i < 64; i++) {
            bomb.write(part);
        }

        call(compressed(bomb.toByteArray())).statusCode(400)
                .body("violations.field", contains("manifests[0].content"))
                .time(lessThan(5_000L));

        assertThat(socket.requests()).isEmpty();
        assertThat(database.events(caller)).singleElement().asString().contains("sha256");
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(content);
        }
        return compressed.toByteArray();
    }

    private static String compressed(byte[] gzip) {
        return "{\"repo\":\"web\",\"manifests\":[{\"path\":\"go.sum\",\"encoding\":\"gzip\",\"content\":\"%s\"}]}"
                .formatted(Base64.getEncoder().encodeToString(gzip));
    }
}
