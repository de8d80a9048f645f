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
