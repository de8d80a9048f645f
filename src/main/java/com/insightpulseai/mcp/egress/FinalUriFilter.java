package com.insightpulseai.mcp.egress;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;

/** Looks again after all other filters: none may have turned the request to another host. */
final class FinalUriFilter implements ClientRequestFilter {

    private final String provider;

    FinalUriFilter(String provider) {
        this.provider = provider;
    }

    @Override
    public void filter(ClientRequestContext request) {
        EgressPolicy.current().requireAllowed(provider, request.getUri().toString());
        if (request.getHeaders().keySet().stream().anyMatch(HttpHeaders.HOST::equalsIgnoreCase)) {
            throw HostnameNotAllowedException.noHost("a Host header would name another host than the URL");
        }
    }
}
