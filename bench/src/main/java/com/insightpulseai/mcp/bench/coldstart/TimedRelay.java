package com.insightpulseai.mcp.bench.coldstart;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

import com.insightpulseai.mcp.bench.Futures;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;

/**
 * A port of this machine that leads to another one and notes when what went through: so the steps of a function are seen from
 * outside, without a line of code in it. Times are {@link System#nanoTime()}.
 */
final class TimedRelay implements AutoCloseable {

    private static final long NEVER = Long.MIN_VALUE;

    private final NetServer server;
    private final AtomicLong firstConnection = new AtomicLong(NEVER);
    private final AtomicLong lastReply = new AtomicLong(NEVER);
    private final AtomicLong firstRequest = new AtomicLong(NEVER);

    private TimedRelay(NetServer server) {
        this.server = server;
    }

    static TimedRelay start(Vertx vertx, int port) {
        NetServer server = vertx.createNetServer(new NetServerOptions().setHost("127.0.0.1").setPort(0).setTcpNoDelay(true));
        TimedRelay relay = new TimedRelay(server);
        server.connectHandler(client -> {
            relay.firstConnection.compareAndSet(NEVER, System.nanoTime());
            client.pause();
            vertx.createNetClient().connect(port, "127.0.0.1").onSuccess(target -> {
                client.handler(data -> {
                    relay.firstRequest.compareAndSet(NEVER, System.nanoTime());
                    target.write(data);
                }).closeHandler(closed -> target.close());
                target.handler(data -> {
                    relay.lastReply.set(System.nanoTime());
                    client.write(data);
                }).closeHandler(closed -> client.close());
                client.resume();
            }).onFailure(refused -> client.close());
        });
        Futures.await(server.listen());
        return relay;
    }

    int port() {
        return server.actualPort();
    }

    /** Forgets requests and replies so far, so that those after an event are told from those of the start. */
    void forget() {
        firstRequest.set(NEVER);
        lastReply.set(NEVER);
    }

    /** Forgets connections as well. */
    void forgetAll() {
        firstConnection.set(NEVER);
        forget();
    }

    OptionalLong firstConnection() {
        return time(firstConnection);
    }

    /** When the first bytes came from the function since the last {@link #forget()}. */
    OptionalLong firstRequest() {
        return time(firstRequest);
    }

    /** When the last bytes went to the function since then. */
    OptionalLong lastReply() {
        return time(lastReply);
    }

    private static OptionalLong time(AtomicLong noted) {
        long value = noted.get();
        return value == NEVER ? OptionalLong.empty() : OptionalLong.of(value);
    }

    @Override
    public void close() {
        Futures.await(server.close());
    }
}
