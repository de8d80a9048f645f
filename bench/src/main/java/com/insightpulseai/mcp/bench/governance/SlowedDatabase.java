package com.insightpulseai.mcp.bench.governance;

import com.insightpulseai.mcp.bench.Futures;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;

/** A port of this machine behind which the database is as far away as wanted. */
final class SlowedDatabase implements AutoCloseable {

    private final NetServer server;

    private SlowedDatabase(NetServer server) {
        this.server = server;
    }

    /** @param roundTripMillis time that a round trip takes longer, in whole milliseconds, at least 2 */
    static SlowedDatabase start(Vertx vertx, int databasePort, int roundTripMillis) {
        long delay = roundTripMillis / 2;
        NetServer server = vertx.createNetServer(new NetServerOptions().setHost("127.0.0.1").setPort(0).setTcpNoDelay(true));
        server.connectHandler(client -> {
            client.pause();
            vertx.createNetClient().connect(databasePort, "127.0.0.1").onSuccess(database -> {
                client.handler(later(vertx, delay, database)).closeHandler(closed -> database.close());
                database.handler(later(vertx, delay, client)).closeHandler(closed -> client.close());
                client.resume();
            }).onFailure(refused -> client.close());
        });
        return new SlowedDatabase(Futures.await(server.listen()));
    }

    private static Handler<Buffer> later(Vertx vertx, long delay, NetSocket receiver) {
        // Timers of one context and one delay fire in the order in which they were set.
        return data -> vertx.setTimer(delay, due -> receiver.write(data));
    }

    int port() {
        return server.actualPort();
    }

    @Override
    public void close() {
        Futures.await(server.close());
    }
}
