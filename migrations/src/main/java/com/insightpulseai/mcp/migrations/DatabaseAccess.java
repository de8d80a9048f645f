package com.insightpulseai.mcp.migrations;

import java.sql.Connection;
import java.sql.SQLException;

import org.postgresql.ds.PGSimpleDataSource;

import com.insightpulseai.mcp.database.DatabaseUrl;

/** A database and the user to use it as; not yet connected. */
public final class DatabaseAccess {

    private static final int CONNECT_SECONDS = 10;

    private final PGSimpleDataSource source;
    private final DatabaseDiagnosis diagnosis;

    private DatabaseAccess(PGSimpleDataSource source, DatabaseDiagnosis diagnosis) {
        this.source = source;
        this.diagnosis = diagnosis;
    }

    /**
     * @param user empty to take the one in the URL
     * @param password empty to take the one in the URL
     */
    static DatabaseAccess of(DatabaseUrl target, String user, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(target.jdbcUrl());
        String login = user.isEmpty() ? target.user().orElse("postgres") : user;
        source.setUser(login);
        source.setPassword(password.isEmpty() ? target.password().orElse("") : password);
        source.setApplicationName("mcp-migrations");
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setLoginTimeout(CONNECT_SECONDS);
        // Named prepared statements do not survive a pooler in transaction mode.
        source.setPrepareThreshold(0);
        return new DatabaseAccess(source, new DatabaseDiagnosis(target.address(), login));
    }

    public Connection connect() throws SQLException {
        return source.getConnection();
    }

    public DatabaseDiagnosis diagnosis() {
        return diagnosis;
    }
}
