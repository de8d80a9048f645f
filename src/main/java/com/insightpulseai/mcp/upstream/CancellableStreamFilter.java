package com.insightpulseai.mcp.upstream;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.core.Response.Status.Family;

import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestContext;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientResponseFilter;

import com.insightpulseai.mcp.egress.Exchange;

/** Makes streamed bodies cancellable, and closes those of errors at once because they are not read. */
public final class CancellableStreamFilter implements ResteasyReactiveClientResponseFilter {

    /** Response filters run in descending order; the exception mappers, which never return to the chain, sit at 5,000. */
    public static final int BEFORE_EXCEPTION_MAPPERS = 6_000;

    @Override
    public void filter(ResteasyReactiveClientRequestContext request, ClientResponseContext response) {
        if (request.getResponseType().getRawType() != InputStream.class || !response.hasEntity()) {
            return;
        }
        CancellableStream stream = new CancellableStream(response.getEntityStream(), Exchange.of(request));
        if (Family.familyOf(response.getStatus()) == Family.SUCCESSFUL) {
            response.setEntityStream(stream);
        } else {
            close(stream);
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
