package com.insightpulseai.mcp.store;

import java.time.Duration;

import com.insightpulseai.mcp.problem.Answerable;
import com.insightpulseai.mcp.problem.ProblemException;

/** The database could not be asked, or refused to answer. Nothing is known of what the statement did. */
public class DatabaseUnavailableException extends RuntimeException implements Answerable {

    DatabaseUnavailableException(Throwable cause) {
        super("the database is not available", cause);
    }

    @Override
    public ProblemException toProblem() {
        return ProblemException.unavailable("The call could not be recorded, so it was not made.", Duration.ofSeconds(1));
    }
}
