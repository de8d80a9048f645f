package com.insightpulseai.mcp.bench.governance;

import java.util.UUID;

import com.insightpulseai.mcp.bench.Futures;
import com.insightpulseai.mcp.bench.request.LoadCaller;
import com.insightpulseai.mcp.platform.TimeOrderedIds;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;

/** Sends a pair of statements over one connection, prepared, one statement at a time. */
final class PairCaller implements LoadCaller {

    private static final TimeOrderedIds IDS = new TimeOrderedIds();

    private final PairStatements statements;
    private final UUID caller;
    private final Context context;
    private final PgConnection connection;
    private final PreparedQuery<RowSet<Row>> begin;
    private final PreparedQuery<RowSet<Row>> finish;

    PairCaller(Vertx vertx, PgConnectOptions database, PairStatements statements, UUID caller) {
        this.statements = statements;
        this.caller = caller;
        context = Futures.newContext(vertx);
        PgConnectOptions unpipelined = new PgConnectOptions(database).setPipeliningLimit(1);
        connection = Futures.await(Futures.on(context, () -> PgConnection.connect(vertx, unpipelined)));
        begin = prepare(statements.beginStatement());
        finish = prepare(statements.finishStatement());
    }

    private PreparedQuery<RowSet<Row>> prepare(String statement) {
        return Futures.await(Futures.on(context, () -> connection.prepare(statement))).query();
    }

    @Override
    public Context context() {
        return context;
    }

    @Override
    public Future<Void> call() {
        UUID event = IDS.next();
        String requestId = IDS.next().toString().replace("-", "");
        return begin.execute(statements.begin(event, caller, requestId))
                .compose(rows -> finish.execute(statements.finish(event, rows.iterator().next())))
                .map(rows -> {
                    if (rows.size() != 1 || !Boolean.TRUE.equals(rows.iterator().next().getBoolean(0))) {
                        throw new IllegalStateException("there was no row to complete");
                    }
                    return null;
                });
    }

    @Override
    public void close() {
        Futures.await(connection.close());
    }
}
