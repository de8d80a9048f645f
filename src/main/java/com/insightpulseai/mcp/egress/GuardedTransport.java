package com.insightpulseai.mcp.egress;

import java.net.InetSocketAddress;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.vertx.core.impl.transports.JDKTransport;

/**
 * Vert.x' NIO transport with {@link GuardedSocketChannel}s. Takes what is governed, as a predicate of name, address and port,
 * once the application has started; until then nothing is. It does so through a JDK interface because in dev mode one Vert.x
 * outlives the class loaders of many restarts.
 */
final class GuardedTransport extends JDKTransport implements Consumer<Predicate<InetSocketAddress>> {

    private volatile Predicate<InetSocketAddress> governed = address -> false;

    @Override
    public void accept(Predicate<InetSocketAddress> nowGoverned) {
        governed = nowGoverned;
    }

    @Override
    public ChannelFactory<? extends Channel> channelFactory(boolean domainSocket) {
        return domainSocket ? super.channelFactory(true) : () -> new GuardedSocketChannel(governed);
    }
}
