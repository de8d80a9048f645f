package com.insightpulseai.mcp.migrations;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Savepoint;

import org.postgresql.ds.PGSimpleDataSource;

/**
 * Hands out one connection, in one transaction that is not ended by those who get it. A pooler in transaction mode gives each
 * transaction another connection to the server, where settings that Flyway makes for its session would meet the next client.
 */
final class OneTransaction extends PGSimpleDataSource {

    private static final String URL = "jdbc:postgresql:";

    private final transient Connection connection;
    private final transient Savepoint beginning;

    /** @param connection in a transaction; a rollback goes back to what it is now */
    OneTransaction(Connection connection) throws SQLException {
        this.connection = connection;
        this.beginning = connection.setSavepoint();
    }

    @Override
    public Connection getConnection() {
        return proxy(Connection.class, (proxy, method, arguments) -> call(method, arguments));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(OneTransaction.class.getClassLoader(), new Class<?>[] { type }, handler));
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
            case "getMetaData" -> {
                return withShortUrl(connection.getMetaData());
            }
            default -> {
                return invoke(connection, method, arguments);
            }
        }
    }

    /**
     * The driver's URL has all of its settings, and Flyway looks for passwords in it several times a run, by patterns
     * whose time grows with the square of its length.
     */
    private static DatabaseMetaData withShortUrl(DatabaseMetaData metaData) {
        return proxy(DatabaseMetaData.class,
                (proxy, method, arguments) -> method.getName().equals("getURL") ? URL : invoke(metaData, method, arguments));
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }
}
