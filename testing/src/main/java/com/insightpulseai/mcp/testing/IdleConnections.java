package com.insightpulseai.mcp.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Keeps connections after their use, since PostgreSQL spends more on a new one than on most statements of tests. */
final class IdleConnections {

    private static final Map<String, Deque<Connection>> IDLE = new ConcurrentHashMap<>();

    private IdleConnections() {
    }

    /** Makes a connection. */
    interface Opening {

        Connection open() throws SQLException;
    }

    /** Uses a connection, outside of transactions. */
    interface Work<T> {

        T with(Connection connection) throws SQLException;
    }

    /** @param key the same for connections of the same login to the same database */
    static <T> T use(String key, Opening opening, Work<T> work) throws SQLException {
        Deque<Connection> idle = IDLE.computeIfAbsent(key, first -> new ConcurrentLinkedDeque<>());
        Connection kept = idle.poll();
        Connection connection = kept != null && isUsable(kept) ? kept : opening.open();
        try {
            T result = work.with(connection);
            idle.push(connection);
            return result;
        } catch (SQLException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    /** Forgets what its last use left in the session; that fails where the server has closed it. */
    private static boolean isUsable(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("discard all");
            return true;
        } catch (SQLException closed) {
            return false;
        }
    }
}
