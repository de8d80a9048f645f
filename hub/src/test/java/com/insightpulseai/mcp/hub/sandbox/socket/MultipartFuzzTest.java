package com.insightpulseai.mcp.hub.sandbox.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.insightpulseai.mcp.testing.MultipartForm;

/**
 * A body of parts is read as a second parser reads it, or is refused.
 * <p>
 * Input: the content type in the first line, the body after it.
 */
class MultipartFuzzTest {

    @FuzzTest
    void twoParsersSeeTheSameParts(byte[] input) {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        int line = text.indexOf('\n');
        if (line < 0) {
            return;
        }
        String contentType = text.substring(0, line);
        byte[] body = text.substring(line + 1).getBytes(StandardCharsets.ISO_8859_1);

        parts(contentType, body).ifPresent(parts -> {
            assertThat(parts.stream().mapToInt(part -> part.content().length).sum()).isLessThanOrEqualTo(body.length);
            if (contentType.matches("multipart/form-data; boundary=[A-Za-z0-9]+")) {
                assertThat(parts.stream().map(part -> new String(part.content(), StandardCharsets.ISO_8859_1)).toList())
                        .isEqualTo(secondReading(contentType, body));
            }
        });
    }

    private static Optional<List<Multipart.Part>> parts(String contentType, byte[] body) {
        try {
            return Optional.of(Multipart.parse(contentType, body));
        } catch (IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    private static List<String> secondReading(String contentType, byte[] body) {
        return MultipartForm.parse(contentType, closed(contentType, new String(body, StandardCharsets.ISO_8859_1))).parts()
                .stream().map(MultipartForm.Part::content).toList();
    }

    /** The body up to its closing delimiter: what follows is no part of it. */
    private static String closed(String contentType, String body) {
        String close = "\r\n--" + contentType.substring(contentType.indexOf('=') + 1) + "--";
        int end = ("\r\n" + body).indexOf(close);
        return end < 0 ? body : body.substring(0, end + close.length() - 2);
    }
}
