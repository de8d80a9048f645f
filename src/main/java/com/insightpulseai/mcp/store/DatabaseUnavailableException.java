package com.insightpulseai.mcp.store;

import java.time.Duration;
import java.util.Optional;

import com.insightpulseai.mcp.web.problem.Answerable;
import com.insightpulseai.mcp.web.problem.ProblemException;

import io.vertx.pgclient.PgException;

/** The database could not be asked, or refused to answer. Nothing is known of what the statement did. */
public class DatabaseUnavailableException extends RuntimeException implements Answerable {

    private final boolean ofStatement;

    DatabaseUnavailableException(Throwable cause, boolean ofStatement) {
        super("the database is not available", cause);
        this.ofStatement = ofStatement;
    }

    /** Whether the server carried the statement out and failed: nothing of it was committed, and others may succeed. */
    public boolean isOfStatement() {
        return ofStatement;
    }

    /**
     * Whether the server failed in a statement of one of its functions that names a table.
     *
     * @param table with its schema, as in the function's source
     */
    public boolean isIn(String table) {
        return getCause() instanceof PgException response && response.getWhere() != null
                && response.getWhere().contains(table);
    }

    /** PostgreSQL's code for the failure, such as {@code 53100} (disk full); empty where the server did not respond. */
    public Optional<String> sqlState() {
        return getCause() instanceof PgException response ? Optional.ofNullable(response.getSqlState()) : Optional.empty();
    }

    @Override
    public ProblemException toProblem() {
        return ProblemException.unavailable("The call could not be recorded, so it was not made.", Duration.ofSeconds(1));
    }
}
