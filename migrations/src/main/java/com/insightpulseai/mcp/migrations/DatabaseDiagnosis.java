package com.insightpulseai.mcp.migrations;

import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Optional;

import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Says in one line why a migration failed, from the
 * <a href="https://www.postgresql.org/docs/17/errcodes-appendix.html">SQLSTATE</a> below whatever Flyway wrapped it in.
 */
final class Diagnosis {

    private final String address;
    private final String user;

    Diagnosis(String address, String user) {
        this.address = address;
        this.user = user;
    }

    MigrationException of(Exception failure) {
        return cause(failure, SQLException.class)
                .map(sql -> new MigrationException(explain(sql), failure))
                .orElseGet(() -> new MigrationException("Flyway refused: " + firstLine(failure.getMessage()), failure));
    }

    private String explain(SQLException sql) {
        String state = sql.getSQLState() == null ? "" : sql.getSQLState();
        return switch (state) {
            case "08001", "08006" -> unreachable(sql);
            case "08004" -> "The database at %s wants a password for user %s.".formatted(address, user);
            case "28P01" -> "The database at %s refused user %s: wrong user name or password.".formatted(address, user);
            case "28000" -> "The database at %s refused user %s: %s".formatted(address, user, said(sql));
            case "3D000" -> "The server of %s has no such database.".formatted(address);
            case "42501" -> "User %s lacks a right at %s: %s".formatted(user, address, said(sql));
            case "55P03" -> "Another migration of %s is running and did not end in time.".formatted(address);
            case "57P03" -> "The database at %s is starting up or shutting down.".formatted(address);
            default -> "The database at %s refused (SQLSTATE %s): %s".formatted(address, state, said(sql));
        };
    }

    private String unreachable(SQLException sql) {
        return cause(sql, UnknownHostException.class).isPresent()
                ? "Cannot reach the database at %s: unknown host.".formatted(address)
                : "Cannot reach the database at %s.".formatted(address);
    }

    private static String said(SQLException sql) {
        ServerErrorMessage message = sql instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        if (message == null) {
            return firstLine(sql.getMessage());
        }
        String hint = message.getHint() == null ? "" : " (" + message.getHint() + ")";
        return firstLine(message.getMessage()) + hint;
    }

    private static String firstLine(String text) {
        return text == null ? "unknown" : text.strip().lines().findFirst().orElse("unknown");
    }

    private static <T> Optional<T> cause(Throwable failure, Class<T> type) {
        for (Throwable next = failure; next != null; next = next.getCause()) {
            if (type.isInstance(next)) {
                return Optional.of(type.cast(next));
            }
        }
        return Optional.empty();
    }
}
