package com.insightpulseai.mcp.bench.governance;

import java.util.UUID;
import java.util.function.Supplier;

import com.insightpulseai.mcp.bench.Futures;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;

/** Sends the bare pair over one connection, prepared, one statement at a time. */
final class BareCaller implements Supplier<Future<Void>> {

    private final BareStatements statements;
    private final UUID caller;
    private final PreparedQuery<RowSet<Row>> begin;
    private final PreparedQuery<RowSet<Row>> finish;

    BareCaller(Vertx vertx, PgConnectOptions database, BareStatements statements, UUID caller) {
        this.statements = statements;
        this.caller = caller;
        PgConnection connection = Futures.await(PgConnection.connect(vertx, new PgConnectOptions(database)
                .setPipeliningLimit(1)));
        begin = Futures.await(connection.prepare(BareStatements.BEGIN)).query();
        finish = Futures.await(connection.prepare(BareStatements.FINISH)).query();
    }

    @Override
    public Future<Void> get() {
        UUID event = UUID.randomUUID();
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
}
