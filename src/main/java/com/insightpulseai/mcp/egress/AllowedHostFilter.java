package com.insightpulseai.mcp.egress;

import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestContext;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestFilter;

/** Refuses a request to a host that the provider may not be contacted at, before any other filter has done work for it. */
final class AllowedHostFilter implements ResteasyReactiveClientRequestFilter {

    private final String provider;

    AllowedHostFilter(String provider) {
        this.provider = provider;
    }

    @Override
    public void filter(ResteasyReactiveClientRequestContext request) {
        Exchange.of(request).requireAllowed(provider, request.getUri().toString());
        EgressPolicy.current().announce(provider, request.getUri());
    }
}
