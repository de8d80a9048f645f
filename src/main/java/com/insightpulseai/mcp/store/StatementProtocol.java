package com.insightpulseai.mcp.store;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Sends a statement in one network round trip. A direct connection prepares each statement once. Behind a pooler in transaction
 * mode nothing stays prepared, and to prepare a statement for one execution takes a round trip of its own.
 */
@Singleton
class StatementProtocol {

    private final boolean pooled;

    StatementProtocol(
            @ConfigProperty(name = "quarkus.datasource.reactive.postgresql.use-layer7-proxy", defaultValue = "false") boolean pooled) {
        this.pooled = pooled;
    }

    Uni<RowSet<Row>> send(SqlConnection connection, String statement, Tuple parameters) {
        return pooled
                ? connection.query(SimpleStatement.of(statement, parameters)).execute()
                : connection.preparedQuery(statement).execute(parameters);
    }
}
