package com.insightpulseai.mcp.store;

import java.time.Duration;
import java.util.Optional;

import com.insightpulseai.mcp.web.problem.Answerable;
import com.insightpulseai.mcp.web.problem.ProblemException;

import io.vertx.pgclient.PgException;

/** The database could not be asked, or refused to answer. Nothing is known of what the statement did. */
public class DatabaseUnavailableException extends RuntimeException implements Answerable {

    DatabaseUnavailableException(Throwable cause) {
        super("the database is not available", cause);
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
