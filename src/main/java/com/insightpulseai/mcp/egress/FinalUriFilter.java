package com.insightpulseai.mcp.egress;

import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestContext;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestFilter;

/** Looks again after all other filters: none may have turned the request to another host. */
final class FinalUriFilter implements ResteasyReactiveClientRequestFilter {

    private final String provider;

    FinalUriFilter(String provider) {
        this.provider = provider;
    }

    @Override
    public void filter(ResteasyReactiveClientRequestContext request) {
        Exchange.of(request).requireAllowed(provider, request.getUri().toString());
        if (request.getHeaders().keySet().stream().anyMatch(HttpHeaders.HOST::equalsIgnoreCase)) {
            throw HostnameNotAllowedException.noHost("a Host header would name another host than the URL");
        }
    }
}
