package com.insightpulseai.mcp.provider.netdata.backend;

import java.net.URI;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;

/** Sends {@code ?all}, which the REST client writes as {@code ?all=}, and an Agent takes that for nothing at all. */
public final class BareParameterFilter implements ClientRequestFilter {

    private static final String WRITTEN = "all=";

    @Override
    public void filter(ClientRequestContext request) {
        URI uri = request.getUri();
        if (WRITTEN.equals(uri.getRawQuery())) {
            String text = uri.toString();
            request.setUri(URI.create(text.substring(0, text.length() - 1)));
        }
    }
}
