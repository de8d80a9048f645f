package com.insightpulseai.mcp.store;

import io.quarkus.logging.Log;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.Connection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;

/**
 * Ends the socket of a pooled connection. The client's own {@code close} gives the connection back to the pool, and with it
 * the statement that hangs: the next statement would wait behind it, and what waits there would be carried out whenever the
 * server comes back, although its caller was refused long ago.
 */
final class PooledConnection {

    private PooledConnection() {
    }

    static void close(SqlConnection connection) {
        if (connection.getDelegate() instanceof SqlConnectionInternal internal) {
            Connection pooled = internal.unwrap();
            if (pooled.unwrap() instanceof SocketConnectionBase socket) {
                socket.socket().close();
                return;
            }
        }
        Log.error(
                "A connection that does not respond could not be closed: the PostgreSQL client is built otherwise than known");
    }
}
