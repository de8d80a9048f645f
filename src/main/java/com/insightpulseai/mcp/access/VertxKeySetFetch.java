package com.insightpulseai.mcp.access;

import java.net.URI;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.insightpulseai.mcp.platform.BoundedHttp;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

/** Fetches JWK sets over HTTP: 3 s for all of it, at most 256 KiB. */
@ApplicationScoped
class VertxKeySetFetch implements KeySetFetch {

    static final Duration TIMEOUT = Duration.ofSeconds(3);
    static final int MAX_BYTES = 256 * 1024;

    private final BoundedHttp http;

    @Inject
    VertxKeySetFetch(Vertx vertx) {
        this(vertx, TIMEOUT);
    }

    VertxKeySetFetch(Vertx vertx, Duration timeout) {
        http = new BoundedHttp(vertx, timeout, MAX_BYTES);
    }

    @Override
    public Uni<String> fetch(URI url) {
        return http.send(new RequestOptions().setMethod(HttpMethod.GET).setAbsoluteURI(url.toString())
                .putHeader("Accept", "application/jwk-set+json, application/json"))
                .map(VertxKeySetFetch::document);
    }

    private static String document(BoundedHttp.Answer answer) {
        if (answer.status() != 200) {
            throw new IllegalStateException("status " + answer.status());
        }
        return answer.body();
    }
}
