package com.insightpulseai.mcp.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.insightpulseai.mcp.platform.Sha256;
import com.insightpulseai.mcp.tool.EncodedFile;
import com.insightpulseai.mcp.tool.FileContent;

/** The digest that stands for a file which is sent in an encoding. */
class FileDigestTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] FILE = { 0, -1, 'a', '\r', '\n' };
    private static final String BASE64 = Base64.getEncoder().encodeToString(FILE);

    private final AuditContent content = new AuditContent(JSON);
    private final AtomicInteger opened = new AtomicInteger();

    private final class Attachment implements EncodedFile {

        private final List<String> nested = List.of("before", "the content");
        private final String text;
        private final boolean plain;

        Attachment(String text, boolean plain) {
            this.text = text;
            this.plain = plain;
        }

        public List<String> getA() {
            return nested;
        }

        @FileContent
        public String getText() {
            return text;
        }

        @Override
        public boolean holdsPlainText() {
            return plain;
        }

        @Override
        public InputStream open() throws IOException {
            opened.incrementAndGet();
            try {
                return new ByteArrayInputStream(Base64.getDecoder().decode(text));
            } catch (IllegalArgumentException e) {
                throw new IOException(e);
            }
        }
    }

    private static JsonNode digestOfThe(String audited) throws IOException {
        return JSON.readTree(audited).get("text");
    }

    private static JsonNode expected(byte[] bytes) {
        return JSON.createObjectNode().put("bytes", bytes.length).put("sha256", Sha256.hex(bytes));
    }

    @Test
    void isOfTheDecodedFile() throws Exception {
        assertThat(digestOfThe(content.ofValid(new Attachment(BASE64, false)))).hasToString(expected(FILE).toString());
    }

    @Test
    void isOfThePlainTextWhereNothingIsEncoded() throws Exception {
        Attachment plain = new Attachment("größe", true);

        assertThat(digestOfThe(content.ofValid(plain))).hasToString(expected("größe".getBytes(UTF_8)).toString());
        assertThat(digestOfThe(content.of(plain))).hasToString(expected("größe".getBytes(UTF_8)).toString());
        assertThat(opened).hasValue(0);
    }

    @Test
    void isOfTheSentTextAndSaysSoForARefusedInput() throws Exception {
        JsonNode digest = digestOfThe(content.of(new Attachment(BASE64, false)));

        assertThat(digest.get("sha256").asText()).isEqualTo(Sha256.hex(BASE64.getBytes(UTF_8)));
        assertThat(digest.get("encoded").asBoolean()).isTrue();
        assertThat(opened).as("for what is not bounded is not decoded").hasValue(0);
    }

    @Test
    void isOfTheSentTextAndSaysSoWhereItCannotBeDecoded() throws Exception {
        JsonNode digest = digestOfThe(content.ofValid(new Attachment("***", false)));

        assertThat(digest.get("bytes").asInt()).isEqualTo(3);
        assertThat(digest.get("encoded").asBoolean()).isTrue();
    }

    @Test
    void isMadeOnceAlthoughALongInputIsWrittenTwice() throws Exception {
        List<Attachment> files = IntStream.range(0, 500).mapToObj(i -> new Attachment(BASE64, false)).toList();

        JsonNode cut = JSON.readTree(content.ofValid(files));

        assertThat(cut.get("truncated").asBoolean()).isTrue();
        assertThat(opened.get()).isEqualTo(500);
    }
}
