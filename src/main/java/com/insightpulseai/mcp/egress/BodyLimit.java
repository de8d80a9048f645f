package com.insightpulseai.mcp.egress;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;

/**
 * Counts the chunks of one response as they arrive and cancels the request at the first that makes the body too large, or that
 * belongs to a body declared too large.
 */
final class BodyLimit implements Handler<Buffer> {

    private static final long CANCEL = 0x8;

    private final HttpClientResponse response;
    private final long maxBytes;
    private final long declared;
    private long received;

    BodyLimit(HttpClientResponse response, long maxBytes) {
        this.response = response;
        this.maxBytes = maxBytes;
        this.declared = declaredLength(response);
    }

    @Override
    public void handle(Buffer chunk) {
        received += chunk.length();
        if (Math.max(declared, received) > maxBytes) {
            response.request().reset(CANCEL, new ResponseTooLargeException(maxBytes));
        }
    }

    private static long declaredLength(HttpClientResponse response) {
        String length = response.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException countedInstead) {
            return 0;
        }
    }
}
