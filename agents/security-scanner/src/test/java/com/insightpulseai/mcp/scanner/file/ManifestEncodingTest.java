package com.insightpulseai.mcp.scanner.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.sdk.socket.Manifest;
import com.insightpulseai.mcp.sdk.socket.Manifest.Encoding;

class ManifestEncodingTest {

    private static Manifest encode(byte[] content) {
        return ManifestEncoding.of(new ReadFile("go.sum", content));
    }

    @Test
    void writesAShortTextAsItIs() {
        Manifest manifest = encode("{ \"name\": \"ünï 🎉\" }\n\t".getBytes(StandardCharsets.UTF_8));

        assertThat(manifest.content()).isEqualTo("{ \"name\": \"ünï 🎉\" }\n\t");
        assertThat(manifest.encoding()).isEmpty();
        assertThat(manifest.path()).isEqualTo("go.sum");
    }

    @ParameterizedTest
    @ValueSource(strings = { "\uFEFFname", "a\r\nb", "a\0b", "a\u001bb", "\u00e9" })
    void writesWhatAWayCouldChangeInBase64(String text) {
        byte[] content = text.getBytes(text.equals("\u00e9") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);

        Manifest manifest = encode(content);

        assertThat(manifest.encoding()).contains(Encoding.BASE64);
        assertThat(Base64.getDecoder().decode(manifest.content())).isEqualTo(content);
    }

    @Test
    void compressesWhatIsLong() throws IOException {
        byte[] content = "example.com/lib v1.2.0 h1:AAAA=\n".repeat(100_000).getBytes(StandardCharsets.UTF_8);

        Manifest manifest = encode(content);

        assertThat(manifest.encoding()).contains(Encoding.GZIP);
        assertThat(manifest.content().length()).isLessThan(content.length / 100);
        try (GZIPInputStream gzip = new GZIPInputStream(
                new ByteArrayInputStream(Base64.getDecoder().decode(manifest.content())))) {
            assertThat(gzip.readAllBytes()).isEqualTo(content);
        }
    }

    @Test
    void leavesWhatCompressionMakesLonger() {
        byte[] content = new byte[10_000];
        new Random(1).nextBytes(content);

        assertThat(encode(content).encoding()).isEqualTo(Optional.of(Encoding.BASE64));
    }

    @Test
    void writesTheSameBytesTheSameWay() {
        byte[] content = "package\n".repeat(10_000).getBytes(StandardCharsets.UTF_8);

        assertThat(encode(content)).isEqualTo(encode(content));
    }
}
