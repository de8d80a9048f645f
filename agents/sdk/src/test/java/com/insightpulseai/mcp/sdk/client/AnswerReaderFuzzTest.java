package com.insightpulseai.mcp.sdk.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Flow;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.insightpulseai.mcp.sdk.net.Reception;
import com.insightpulseai.mcp.sdk.problem.McpException;

/**
 * Any response is a result or one exception of the SDK, whose message is short and in one line. Of an input the first byte
 * chooses the status and the second the length of a header value, which follows; the rest is the body.
 */
class AnswerReaderFuzzTest {

    private static final int[] STATUS = { 200, 400, 401, 403, 429, 502, 503, 307 };
    private static final int LONGEST_MESSAGE = 4_000;

    private final AnswerReader reader = new AnswerReader(Clock.systemUTC());

    @FuzzTest
    void everyResponseHasOneMeaning(byte[] input) {
        if (input.length < 2) {
            return;
        }
        int status = STATUS[Byte.toUnsignedInt(input[0]) % STATUS.length];
        int length = Math.min(Byte.toUnsignedInt(input[1]), input.length - 2);
        String header = new String(input, 2, length, StandardCharsets.ISO_8859_1);
        Reception reception = reception(status, header, ByteBuffer.wrap(input, 2 + length, input.length - 2 - length));

        Outcome<?> outcome = reader.read(SocketTools.SCAN_GET, reception, false);

        try {
            assertThat(outcome.orThrow().value()).isNotNull();
            assertThat(status).isEqualTo(200);
        } catch (McpException e) {
            assertThat(e.getMessage().length()).isLessThan(60 * LONGEST_MESSAGE);
            assertThat(e.getMessage().chars()).noneMatch(Character::isISOControl);
        }
    }

    private static Reception reception(int status, String header, ByteBuffer body) {
        Reception reception = new Reception(AnswerReader.MOST_BYTES, Duration.ofMinutes(1));
        Flow.Subscriber<List<ByteBuffer>> subscriber = reception.apply(new Head(status, HttpHeaders.of(
                Map.of("Retry-After", List.of(header), "RateLimit", List.of(header), "Age", List.of(header), "X-Event-Id",
                        List.of(header)),
                (name, value) -> true)));
        subscriber.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long count) {
                // All is given at once.
            }

            @Override
            public void cancel() {
                // Nothing follows.
            }
        });
        subscriber.onNext(List.of(body));
        subscriber.onComplete();
        return reception;
    }

    private record Head(int statusCode, HttpHeaders headers) implements ResponseInfo {

        @Override
        public HttpClient.Version version() {
            return HttpClient.Version.HTTP_1_1;
        }
    }
}
