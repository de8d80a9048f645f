package com.insightpulseai.mcp.sdk.net;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;

/**
 * A response as it arrives, up to a bound for its body. Unlike the JDK's handlers it keeps what arrived before a
 * connection broke, which tells a response that was cut off from none at all.
 */
public final class Reception implements BodyHandler<byte[]> {

    /** The longest excerpt of a body that a message shows, in characters. */
    private static final int LONGEST_EXCERPT = 200;

    private final BoundedBody body;
    private volatile ResponseInfo head;

    /**
     * Creates one for a response.
     *
     * @param mostBytes of the body; a longer one is not read to its end
     * @param longest time from the beginning of the body to its end, which a timeout of the JDK's request does not bound
     */
    public Reception(int mostBytes, Duration longest) {
        this.body = new BoundedBody(mostBytes, longest);
    }

    @Override
    public BodySubscriber<byte[]> apply(ResponseInfo info) {
        head = info;
        return body;
    }

    /** Returns false where no response began. */
    public boolean hasBegun() {
        return head != null;
    }

    /** Returns the HTTP status, once the response has begun. */
    public int status() {
        return head.statusCode();
    }

    /** Returns a header field, once the response has begun. */
    public Optional<String> header(String name) {
        return headers().firstValue(name);
    }

    private HttpHeaders headers() {
        return head.headers();
    }

    /** Returns true where the body is longer than what is read of it. */
    public boolean isTooLarge() {
        return body.isTooLarge();
    }

    /** Returns the bytes that arrived. */
    public byte[] bytes() {
        return body.bytes();
    }

    /** Returns the beginning of the body for people, in one line without control characters. */
    public String excerpt() {
        return oneLine(new String(bytes(), 0, Math.min(bytes().length, 4 * LONGEST_EXCERPT), StandardCharsets.UTF_8),
                LONGEST_EXCERPT);
    }

    /** Cuts a text of the other side and removes its control characters, which could change a terminal or forge log lines. */
    public static String oneLine(String text, int longest) {
        StringBuilder line = new StringBuilder();
        text.codePoints().limit(4L * longest).forEach(c -> {
            boolean isControl = Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
                    || Character.getType(c) == Character.SURROGATE || Character.isWhitespace(c) || Character.isSpaceChar(c);
            if (!isControl) {
                line.appendCodePoint(c);
            } else if (line.length() > 0 && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        });
        String clean = line.toString().strip();
        return clean.codePointCount(0, clean.length()) <= longest ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, longest));
    }

    /** Reads a body up to its bound and then cancels. */
    private static final class BoundedBody implements BodySubscriber<byte[]> {

        private final int mostBytes;
        private final Duration longest;
        private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
        private byte[] buffer = {};
        private int length;
        private Flow.Subscription subscription;
        private boolean tooLarge;

        BoundedBody(int mostBytes, Duration longest) {
            this.mostBytes = mostBytes;
            this.longest = longest;
        }

        @Override
        public CompletionStage<byte[]> getBody() {
            return whole;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            whole.orTimeout(longest.toNanos(), TimeUnit.NANOSECONDS).whenComplete((all, failure) -> {
                if (failure != null) {
                    given.cancel();
                }
            });
            given.request(Long.MAX_VALUE);
        }

        @Override
        public synchronized void onNext(List<ByteBuffer> parts) {
            for (ByteBuffer part : parts) {
                add(part);
            }
            if (tooLarge) {
                subscription.cancel();
                whole.complete(buffer);
            }
        }

        private void add(ByteBuffer part) {
            int taken = Math.min(part.remaining(), mostBytes - length);
            tooLarge |= taken < part.remaining();
            if (length + taken > buffer.length) {
                buffer = Arrays.copyOf(buffer, Math.min(mostBytes, Math.max(2 * buffer.length, length + taken)));
            }
            part.get(buffer, length, taken);
            length += taken;
        }

        @Override
        public void onError(Throwable failure) {
            whole.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            whole.complete(buffer);
        }

        synchronized boolean isTooLarge() {
            return tooLarge;
        }

        synchronized byte[] bytes() {
            return length == buffer.length ? buffer : Arrays.copyOf(buffer, length);
        }
    }
}
