package com.insightpulseai.mcp.hub.connection;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;

/**
 * Puts every connection of the HTTP server under guard from its opening on. Quarkus only tells of connections once they have a
 * request, and its limit of connections would keep new clients out in favour of idle ones. Netty finds this class through
 * {@code META-INF/services}, where {@link #enable()} was called before its first server; that is why it is public.
 */
public final class ConnectionGuard extends ChannelInitializerExtension {

    static final OpenConnections CONNECTIONS = new OpenConnections();

    /** Makes Netty look for extensions; to be called before anything listens. */
    public static void enable() {
        System.setProperty(EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
    }

    @Override
    public void postInitializeServerChildChannel(Channel channel) {
        channel.pipeline().addFirst("guard", new GuardedConnection(CONNECTIONS));
    }
}
