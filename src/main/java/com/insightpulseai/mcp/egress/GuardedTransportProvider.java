package com.insightpulseai.mcp.egress;

import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.spi.VertxServiceProvider;

/**
 * Gives every Vert.x instance the transport that checks addresses at connect time; it takes precedence over native transports.
 * Found through {@code META-INF/services}, in a Quarkus application already at build time, which is why it is public.
 */
public final class GuardedTransportProvider implements VertxServiceProvider {

    @Override
    public void init(VertxBuilder builder) {
        builder.findTransport(new GuardedTransport());
    }
}
