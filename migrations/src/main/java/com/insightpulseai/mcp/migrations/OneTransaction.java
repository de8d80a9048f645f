package com.insightpulseai.mcp.migrations;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;

import org.postgresql.ds.PGSimpleDataSource;

/**
 * Hands out one connection, in one transaction that is not ended by those who get it. A pooler in transaction mode gives each
 * transaction another connection to the server, where settings that Flyway makes for its session would meet the next client.
 */
final class OneTransaction extends PGSimpleDataSource {

    private final transient Connection connection;
    private final transient Savepoint beginning;

    /** @param connection in a transaction; a rollback goes back to what it is now */
    OneTransaction(Connection connection) throws SQLException {
        this.connection = connection;
        this.beginning = connection.setSavepoint();
    }

    @Override
    public Connection getConnection() {
        return (Connection) Proxy.newProxyInstance(OneTransaction.class.getClassLoader(), new Class<?>[] { Connection.class },
                (proxy, method, arguments) -> call(method, arguments));
    }

    private Object call(Method method, Object[] arguments) throws Throwable {
        switch (method.getName()) {
            case "setAutoCommit", "commit", "close" -> {
                return null;
            }
            case "rollback" -> {
                connection.rollback(beginning);
                return null;
            }
            default -> {
                try {
                    return method.invoke(connection, arguments);
                } catch (InvocationTargetException failure) {
                    throw failure.getCause();
                }
            }
        }
    }
}
