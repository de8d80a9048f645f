package com.insightpulseai.mcp.bench.governance;

import java.util.UUID;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;

/** Two statements that are sent one after the other: a row is written, and completed. */
interface PairStatements {

    /** The first statement; its one row is given to {@link #finish}. */
    String beginStatement();

    /** The second statement; the first column of its one row says whether there was a row to complete. */
    String finishStatement();

    /** Returns the parameters of the first statement. */
    Tuple begin(UUID event, UUID caller, String requestId);

    /**
     * Returns the parameters of the second statement.
     *
     * @throws IllegalStateException if the first one did not do what it should
     */
    Tuple finish(UUID event, Row begun);
}
