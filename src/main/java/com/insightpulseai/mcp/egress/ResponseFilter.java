package com.insightpulseai.mcp.egress;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;

import org.jboss.resteasy.reactive.client.impl.PreservesThreadClientResponseFilter;

/** Turns redirects into failures, and limits the bodies that are read as streams. */
final class ResponseFilter implements PreservesThreadClientResponseFilter {

    private static final int NOT_MODIFIED = 304;

    private final String provider;
    private final long maxStreamedBytes;

    ResponseFilter(ProviderClient client) {
        this.provider = client.value();
        this.maxStreamedBytes = client.maxStreamedBytes();
    }

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) {
        int status = response.getStatus();
        if (status >= 300 && status < 400 && status != NOT_MODIFIED) {
            throw new RedirectRefusedException(provider, status);
        }
        // the REST client treats streams of failed responses by their class, so those stay as they are
        if (status >= 200 && status < 300 && response.hasEntity()) {
            response.setEntityStream(new CappedInputStream(response.getEntityStream(), maxStreamedBytes));
        }
    }
}
