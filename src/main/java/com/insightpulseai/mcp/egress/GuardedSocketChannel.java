package com.insightpulseai.mcp.egress;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.function.Predicate;

import io.netty.channel.socket.nio.NioSocketChannel;

/**
 * A client socket that looks at the very address it is about to connect to. Checking the name beforehand would not do: a second
 * look-up may answer differently (DNS rebinding).
 */
final class GuardedSocketChannel extends NioSocketChannel {

    private final Predicate<InetSocketAddress> governed;

    GuardedSocketChannel(Predicate<InetSocketAddress> governed) {
        this.governed = governed;
    }

    @Override
    protected boolean doConnect(SocketAddress remote, SocketAddress local) throws Exception {
        if (remote instanceof InetSocketAddress address && governed.test(address)
                && (address.isUnresolved() || !AddressPolicy.isPublic(address.getAddress()))) {
            throw HostnameNotAllowedException.host(address.getHostString(), "it does not resolve to a public address");
        }
        return super.doConnect(remote, local);
    }
}
