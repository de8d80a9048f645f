package com.insightpulseai.mcp.egress;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;

/** Refuses a request to a host that the provider may not be contacted at, before any other filter has done work for it. */
final class AllowedHostFilter implements ClientRequestFilter {

    private final String provider;

    AllowedHostFilter(String provider) {
        this.provider = provider;
    }

    @Override
    public void filter(ClientRequestContext request) {
        EgressPolicy policy = EgressPolicy.current();
        policy.requireAllowed(provider, request.getUri().toString());
        policy.announce(provider, request.getUri());
    }
}
