package com.insightpulseai.mcp.egress;

import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestContext;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestFilter;

/** Begins the exchange of a request. Runs first, while the thread is still the one that subscribed. */
final class ExchangeFilter implements ResteasyReactiveClientRequestFilter {

    @Override
    public void filter(ResteasyReactiveClientRequestContext request) {
        Exchange.begin(request.getContext());
    }
}
