package com.insightpulseai.mcp.egress;

import java.io.InputStream;

import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestContext;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestFilter;

/** Begins the exchange of a request. Runs first, while the thread is still the one that subscribed. */
final class ExchangeFilter implements ResteasyReactiveClientRequestFilter {

    /** What is read in less time than it takes to change threads for it. */
    private static final int MOST_KEPT_BYTES = 64 << 10;

    private final int keptBytes;

    ExchangeFilter(ProviderClient client) {
        this.keptBytes = (int) Math.min(MOST_KEPT_BYTES, client.maxStreamedBytes());
    }

    @Override
    public void filter(ResteasyReactiveClientRequestContext request) {
        Exchange.begin(request.getContext());
        if (request.getResponseType().getRawType() == InputStream.class) {
            Exchange.of(request).keepBody(keptBytes);
        }
    }
}
