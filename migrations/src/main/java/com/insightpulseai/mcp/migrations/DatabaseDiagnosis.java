package com.insightpulseai.mcp.migrations;

import java.io.FileNotFoundException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.util.Optional;

import javax.net.ssl.SSLException;

import org.postgresql.util.GT;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Says in one line why a database cannot be used, from the
 * <a href="https://www.postgresql.org/docs/17/errcodes-appendix.html">SQLSTATE</a> and the cause below whatever wraps it. The
 * line holds no credentials.
 */
public final class DatabaseDiagnosis {

    private static final String NO_TLS = "The server does not support SSL.";
    private static final String HOST_NAME_CHECK = "PgjdbcHostnameVerifier";

    private final String address;
    private final String user;

    /** @param address host, port and database */
    public DatabaseDiagnosis(String address, String user) {
        this.address = address;
        this.user = user;
    }

    String address() {
        return address;
    }

    MigrationException of(Exception failure) {
        return cause(failure, SQLException.class)
                .map(sql -> new MigrationException(explain(sql), failure))
                .orElseGet(() -> new MigrationException("Flyway refused: " + firstLine(failure.getMessage()), failure));
    }

    /** The reason as a sentence. */
    public String explain(SQLException sql) {
        String state = sql.getSQLState() == null ? "" : sql.getSQLState();
        return switch (state) {
            case "08001", "08006" -> unreachable(sql);
            case "08004" -> rejected(sql);
            case "28P01" -> "The database at %s refused user %s: wrong user name or password.".formatted(address, user);
            // No entry of pg_hba.conf, no such role, or one that may not log in.
            case "28000" -> "The database at %s refused user %s: %s.".formatted(address, user, said(sql));
            case "3D000" -> "The server of %s has no such database.".formatted(address);
            case "42501" -> "User %s lacks a right at %s: %s.".formatted(user, address, said(sql));
            case "53300" -> "The database at %s has no connection left: %s.".formatted(address, said(sql));
            case "55P03" -> "Another migration of %s is running and did not end in time.".formatted(address);
            case "57P01", "57P02", "57P03" -> "The database at %s is starting up or shutting down: %s.".formatted(address,
                    said(sql));
            default -> "The database at %s refused (SQLSTATE %s): %s.".formatted(address, state, said(sql));
        };
    }

    /** The driver has one state for what it refuses itself. */
    private String rejected(SQLException sql) {
        // Its messages are translated by the same means.
        return GT.tr(NO_TLS).equals(sql.getMessage())
                ? "The server of %s has no TLS, which the SSL mode asks for.".formatted(address)
                : "The database at %s wants a password for user %s.".formatted(address, user);
    }

    private String unreachable(SQLException sql) {
        if (sql.getMessage() != null && sql.getMessage().contains(HOST_NAME_CHECK)) {
            return "The certificate of the database at %s is for another host name.".formatted(address);
        }
        if (cause(sql, FileNotFoundException.class).isPresent()) {
            return "The file of certificates for the database at %s cannot be read: %s.".formatted(address, firstLine(
                    cause(sql, FileNotFoundException.class).get().getMessage()));
        }
        if (cause(sql, CertificateException.class).isPresent()) {
            return "The certificate of the database at %s is not trusted.".formatted(address);
        }
        return "Cannot reach the database at %s%s.".formatted(address, reason(sql));
    }

    private static String reason(SQLException sql) {
        if (cause(sql, UnknownHostException.class).isPresent()) {
            return ": unknown host";
        }
        if (cause(sql, SocketTimeoutException.class).isPresent()) {
            return ": it does not respond";
        }
        if (cause(sql, ConnectException.class).isPresent()) {
            return ": the port refuses connections";
        }
        return cause(sql, SSLException.class).map(tls -> ": TLS failed, " + firstLine(tls.getMessage())).orElse("");
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
