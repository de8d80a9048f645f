package com.insightpulseai.mcp.access;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

/**
 * Fetches JWK sets over HTTP: 3 s for all of it, at most 256 KiB, no redirects, a connection per fetch (a pooled one would not
 * outlive a Lambda's freeze).
 */
@ApplicationScoped
class VertxKeySetFetch implements KeySetFetch {

    static final Duration TIMEOUT = Duration.ofSeconds(3);
    static final int MAX_BYTES = 256 * 1024;

    private final HttpClient client;
    private final Duration timeout;

    @Inject
    VertxKeySetFetch(Vertx vertx) {
        this(vertx, TIMEOUT);
    }

    VertxKeySetFetch(Vertx vertx, Duration timeout) {
        this.timeout = timeout;
        client = vertx.createHttpClient(new HttpClientOptions().setKeepAlive(false).setMaxPoolSize(2)
                .setConnectTimeout((int) timeout.toMillis()));
    }

    @Override
    public Uni<String> fetch(URI url) {
        RequestOptions options = new RequestOptions().setMethod(HttpMethod.GET).setAbsoluteURI(url.toString())
                .setFollowRedirects(false).putHeader("Accept", "application/jwk-set+json, application/json");
        return Uni.createFrom().<String> emitter(result -> client.request(options)
                .onSuccess(request -> send(request, result))
                .onFailure(result::fail))
                .ifNoItem().after(timeout).fail();
    }

    private static void send(HttpClientRequest request, UniEmitter<? super String> result) {
        // Ends the exchange whichever way it went: nothing more is read after a failure or a timeout.
        result.onTermination(request::reset);
        request.send().onSuccess(response -> read(response, result)).onFailure(result::fail);
    }

    private static void read(HttpClientResponse response, UniEmitter<? super String> result) {
        response.exceptionHandler(result::fail);
        if (response.statusCode() != 200) {
            result.fail(new IllegalStateException("status " + response.statusCode()));
            return;
        }
        Buffer body = Buffer.buffer();
        response.endHandler(end -> result.complete(body.toString(StandardCharsets.UTF_8)));
        response.handler(chunk -> {
            if (body.length() + chunk.length() > MAX_BYTES) {
                result.fail(new IllegalStateException("more than " + MAX_BYTES + " bytes"));
            } else {
                body.appendBuffer(chunk);
            }
        });
    }
}
