package com.insightpulseai.mcp.egress;

import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;

/** The last look at a request before its first byte, and the first at its response. */
final class RequestGuard implements Consumer<HttpClientRequest> {

    private static final long CANCEL = 0x8;

    private final String provider;
    private final long maxResponseBytes;

    RequestGuard(ProviderClient client) {
        this.provider = client.value();
        this.maxResponseBytes = client.maxResponseBytes();
    }

    @Override
    public void accept(HttpClientRequest request) {
        request.setFollowRedirects(false);
        // the response reports failures; without a handler Vert.x also logs each cancelled request as an error
        request.exceptionHandler(alreadyReported -> {
        });
        try {
            Exchange exchange = Exchange.of(Vertx.currentContext())
                    .orElseThrow(() -> new IllegalStateException("The request belongs to no exchange"));
            exchange.requireAllowed(provider, request.absoluteURI());
            begin(request, exchange);
        } catch (RuntimeException refusal) {
            // an exception thrown here would be dropped and leave the caller waiting
            request.reset(CANCEL, refusal);
            return;
        }
        request.response().onSuccess(this::limit);
    }

    private static void begin(HttpClientRequest request, Exchange exchange) {
        if (!exchange.connected(ProviderConnection.of(request.connection()))) {
            throw new CancellationException("The request was cancelled while it waited for a connection");
        }
    }

    private void limit(HttpClientResponse response) {
        // a multipart response would be decoded to memory and disk past this limit; no provider has a use for one
        if (response.headers().getAll(HttpHeaders.CONTENT_TYPE).stream().anyMatch(RequestGuard::isMultipart)) {
            response.headers().set(HttpHeaders.CONTENT_TYPE, "application/octet-stream");
        }
        // streamed responses replace this handler and are limited by ResponseFilter
        response.handler(new BodyLimit(response, maxResponseBytes));
    }

    private static boolean isMultipart(String contentType) {
        return contentType.strip().regionMatches(true, 0, "multipart/", 0, "multipart/".length());
    }
}
