package com.insightpulseai.mcp.store;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.smallrye.mutiny.CompositeException;
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

    /** Tells if executions of one statement can be sent together: behind a pooler each would be a statement of its own. */
    boolean sendsGroups() {
        return !pooled;
    }

    /**
     * Sends executions of a statement without an end of the transaction between them, so that they are one transaction.
     *
     * @return the row of each
     * @see <a href="https://www.postgresql.org/docs/17/protocol-flow.html#PROTOCOL-FLOW-PIPELINING">PostgreSQL: pipelining</a>
     */
    Uni<List<Row>> sendTogether(SqlConnection connection, String statement, List<Tuple> executions) {
        return connection.preparedQuery(statement).executeBatch(executions).map(results -> {
            List<Row> rows = new ArrayList<>();
            for (RowSet<Row> each = results; each != null; each = each.next()) {
                rows.add(each.iterator().next());
            }
            return rows;
        });
    }

    /**
     * Sends a transaction and its commit without waiting for responses between them.
     *
     * @param become sets for the transaction as whom the statements run
     * @return the result of {@code become} and those of the statements; a failure once the transaction is rolled back
     */
    Uni<List<RowSet<Row>>> transaction(SqlConnection connection, String begin, ReaderDatabase.Statement become,
            List<ReaderDatabase.Statement> statements) {
        return pooled ? inOneQuery(connection, begin, become, statements) : pipelined(connection, begin, become, statements);
    }

    /** A statement that follows a failed one fails, and the commit of a failed transaction rolls it back. */
    private static Uni<List<RowSet<Row>>> pipelined(SqlConnection connection, String begin, ReaderDatabase.Statement become,
            List<ReaderDatabase.Statement> statements) {
        List<Uni<RowSet<Row>>> sent = new ArrayList<>();
        sent.add(connection.query(begin).execute());
        sent.add(connection.preparedQuery(become.text()).execute(become.parameters()));
        statements.forEach(each -> sent.add(connection.preparedQuery(each.text()).execute(each.parameters())));
        sent.add(connection.query("commit").execute());
        // The first failure is the reason of those after it.
        return Uni.join().all(sent).andCollectFailures().onFailure(CompositeException.class).transform(Throwable::getCause)
                .map(results -> results.subList(1, results.size() - 1));
    }

    /** The server takes up the statements of a simple query one after the other, so each sees the settings before it. */
    private static Uni<List<RowSet<Row>>> inOneQuery(SqlConnection connection, String begin, ReaderDatabase.Statement become,
            List<ReaderDatabase.Statement> statements) {
        String text = Stream.concat(Stream.of(become), statements.stream())
                .map(each -> SimpleStatement.of(each.text(), each.parameters()))
                .collect(Collectors.joining(";\n", begin + ";\n", ";\ncommit"));
        return connection.query(text).execute().map(rows -> {
            List<RowSet<Row>> results = new ArrayList<>();
            for (RowSet<Row> each = rows.next(); results.size() <= statements.size(); each = each.next()) {
                results.add(each);
            }
            return results;
        }).onFailure().call(failure -> connection.query("rollback").execute().onFailure().recoverWithNull());
    }
}
