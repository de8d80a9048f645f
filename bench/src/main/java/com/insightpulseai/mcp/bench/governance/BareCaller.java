package com.insightpulseai.mcp.bench.governance;

import java.util.UUID;

import com.insightpulseai.mcp.bench.Futures;
import com.insightpulseai.mcp.platform.TimeOrderedIds;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;

/** Sends the bare pair over one connection, prepared, one statement at a time. */
final class BareCaller implements LoadCaller {

    private final BareStatements statements;
    private final UUID caller;
    private final TimeOrderedIds ids = new TimeOrderedIds();
    private final Context context;
    private final PgConnection connection;
    private final PreparedQuery<RowSet<Row>> begin;
    private final PreparedQuery<RowSet<Row>> finish;

    BareCaller(Vertx vertx, PgConnectOptions database, BareStatements statements, UUID caller) {
        this.statements = statements;
        this.caller = caller;
        context = Futures.newContext(vertx);
        PgConnectOptions unpipelined = new PgConnectOptions(database).setPipeliningLimit(1);
        connection = Futures.await(Futures.on(context, () -> PgConnection.connect(vertx, unpipelined)));
        begin = prepare(BareStatements.BEGIN);
        finish = prepare(BareStatements.FINISH);
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
        UUID event = ids.next();
        String requestId = UUID.randomUUID().toString().replace("-", "");
        return begin.execute(statements.begin(event, caller, requestId))
                .compose(rows -> finish.execute(statements.finish(event, rows.iterator().next())))
                .map(rows -> {
                    if (!Boolean.TRUE.equals(rows.iterator().next().getBoolean(0))) {
                        throw new IllegalStateException("finish_call found no row to complete");
                    }
                    return null;
                });
    }

    @Override
    public void close() {
        Futures.await(connection.close());
    }
}
