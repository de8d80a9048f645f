package com.insightpulseai.mcp.platform;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;

/**
 * Requests of this system's own, beside those of tools: bounded in time and size, no redirects, a connection per request (a
 * pooled one would not outlive a Lambda's freeze).
 */
public final class BoundedHttp {

    private static final int MOST_CONNECTIONS = 2;

    /** An answer of whatever status. Its body and headers never print. */
    public record Answer(int status, String body, MultiMap headers) {

        /** An answer without headers. */
        public Answer(int status, String body) {
            this(status, body, MultiMap.caseInsensitiveMultiMap());
        }

        /** The header's first value; empty where there is none. */
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }

        @Override
        public String toString() {
            return "Answer[status=" + status + "]";
        }
    }

    private final Vertx vertx;
    private final HttpClient client;
    private final Duration timeout;
    private final int maxBytes;

    /**
     * @param timeout for all of an exchange, from the look-up of the name to the last byte
     * @param maxBytes the largest body that is read
     */
    public BoundedHttp(Vertx vertx, Duration timeout, int maxBytes) {
        this.vertx = vertx;
        this.timeout = timeout;
        this.maxBytes = maxBytes;
        client = vertx.createHttpClient(new HttpClientOptions().setKeepAlive(false)
                .setMaxPoolSize(MOST_CONNECTIONS)
                .setConnectTimeout((int) timeout.toMillis()));
    }

    /** Sends a request without a body; fails when it gets no answer within the bounds. */
    public Uni<Answer> send(RequestOptions request) {
        return exchange(request, HttpClientRequest::send);
    }

    /** The same with a body. */
    public Uni<Answer> send(RequestOptions request, Buffer body) {
        return exchange(request, opened -> opened.send(body));
    }

    private Uni<Answer> exchange(RequestOptions request, Function<HttpClientRequest, Future<HttpClientResponse>> send) {
        return Uni.createFrom().emitter(result -> {
            long timer = vertx.setTimer(timeout.toMillis(), expired -> result.fail(
                    new TimeoutException("no answer within " + timeout.toMillis() + " ms")));
            result.onTermination(() -> vertx.cancelTimer(timer));
            // The time-out takes it out of the queue for a connection.
            client.request(request.setFollowRedirects(false).setConnectTimeout(timeout.toMillis())).onSuccess(opened -> {
                // Ends the exchange whichever way it went: nothing more is read after a failure or a timeout.
                result.onTermination(() -> {
                    vertx.cancelTimer(timer);
                    opened.reset();
                });
                opened.exceptionHandler(result::fail); // Vert.x logs an error where there is none
                send.apply(opened).onSuccess(response -> read(response, result)).onFailure(result::fail);
            }).onFailure(result::fail);
        });
    }

    private void read(HttpClientResponse response, UniEmitter<? super Answer> result) {
        response.exceptionHandler(result::fail);
        Buffer body = Buffer.buffer();
        response.endHandler(end -> result.complete(new Answer(response.statusCode(),
                body.toString(StandardCharsets.UTF_8), response.headers())));
        response.handler(chunk -> {
            if (body.length() + chunk.length() > maxBytes) {
                result.fail(new IllegalStateException("more than " + maxBytes + " bytes"));
            } else {
                body.appendBuffer(chunk);
            }
        });
    }
}
