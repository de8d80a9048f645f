package com.insightpulseai.mcp.provider.socket;

import java.io.IOException;
import java.io.UncheckedIOException;

import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.core.Response.Status.Family;

import org.jboss.resteasy.reactive.client.handlers.VertxClientInputStream;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestContext;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientResponseFilter;

import io.vertx.core.http.HttpClientRequest;

/** Makes streamed bodies cancellable, and closes those of errors at once because nobody reads them. */
final class CancellableStreamFilter implements ResteasyReactiveClientResponseFilter {

    /** Response filters run in descending order; the exception mappers, which never return to the chain, sit at 5,000. */
    static final int BEFORE_EXCEPTION_MAPPERS = 6_000;

    @Override
    public void filter(ResteasyReactiveClientRequestContext request, ClientResponseContext response) {
        if (response.getEntityStream() instanceof VertxClientInputStream body) {
            CancellableStream stream = new CancellableStream(body, request.unwrap(HttpClientRequest.class));
            response.setEntityStream(stream);
            if (Family.familyOf(response.getStatus()) != Family.SUCCESSFUL) {
                close(stream);
            }
        }
    }

    private static void close(CancellableStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
