package com.insightpulseai.mcp.egress;

import java.util.function.Consumer;

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
        try {
            EgressPolicy.current().requireAllowed(provider, request.absoluteURI());
        } catch (RuntimeException refusal) {
            // an exception thrown here would be dropped and leave the caller waiting
            request.exceptionHandler(alreadyReported -> {
            });
            request.reset(CANCEL, refusal);
            return;
        }
        request.response().onSuccess(this::limit);
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
